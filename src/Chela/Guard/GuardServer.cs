using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Guard;

/// <summary>
/// The envelope as a sidecar: answers JSON-RPC 2.0, a message a line. A line that is no valid request gets an error and
/// changes nothing. Not thread-safe: lines are answered in order.
/// </summary>
/// <param name="version">The program's version.</param>
internal sealed class GuardServer(string version)
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MaxLine = 16 * 1024 * 1024;

    private const int MostSessions = 1_024;
    private const int Protocol = 1;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64, AllowDuplicateProperties = false };

    private readonly Dictionary<string, GuardSession> _sessions = [];
    private int _opened;

    /// <summary>Answers a line.</summary>
    /// <returns>The answer without a line end; null to a notification, which JSON-RPC does not answer.</returns>
    public string? Answer(ReadOnlyMemory<byte> line)
    {
        var answerId = "null";
        var isNotification = false;
        try
        {
            if (line.Length > MaxLine)
            {
                throw new WireError(WireError.Limit, $"a line has at most {MaxLine} bytes");
            }

            using var document = Parse(line);
            var request = RequestOf(document.RootElement);
            isNotification = request.Id is null;
            answerId = request.Id ?? "null";
            var result = Serve(request.Method, request.Parameters);
            return isNotification ? null : $$"""{"jsonrpc":"2.0","id":{{answerId}},"result":{{result}}}""";
        }
        catch (WireError error)
        {
            return isNotification ? null : ErrorOf(answerId, error);
        }
    }

    private static string ErrorOf(string id, WireError error)
    {
        var body = new CanonicalJson()
            .StartObject()
            .Name("code")
            .Number(error.Code)
            .Name("message")
            .Text(error.Message)
            .EndObject();
        return $$"""{"jsonrpc":"2.0","id":{{id}},"error":{{body}}}""";
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line)
    {
        if (!Utf8.IsValid(line.Span))
        {
            throw new WireError(WireError.Parse, "expected UTF-8");
        }

        try
        {
            return JsonDocument.Parse(line, Strict);
        }
        catch (JsonException e)
        {
            throw new WireError(WireError.Parse, $"expected one JSON object of at most 64 levels: {e.Message}");
        }
    }

    private static (string? Id, string Method, WireNode Parameters) RequestOf(JsonElement root)
    {
        if (
            root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("jsonrpc", out var jsonrpc)
            || jsonrpc.ValueKind != JsonValueKind.String
            || jsonrpc.GetString() != "2.0"
            || !root.TryGetProperty("method", out var method)
            || method.ValueKind != JsonValueKind.String
        )
        {
            throw new WireError(WireError.Request, "expected one request {jsonrpc: \"2.0\", id, method, params}");
        }

        var hasId = root.TryGetProperty("id", out var id);
        if (hasId && id.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.Null))
        {
            throw new WireError(WireError.Request, "id: expected a text or a number");
        }

        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("jsonrpc" or "id" or "method" or "params"))
            {
                throw new WireError(WireError.Request, $"unknown member '{member.Name}'");
            }
        }

        var parameters = root.TryGetProperty("params", out var given) ? given : JsonElement.Parse("{}"u8);
        return (hasId ? id.GetRawText() : null, method.GetString()!, new WireNode(parameters, "params"));
    }

    private string Serve(string method, WireNode parameters) =>
        method switch
        {
            "initialize" => Initialize(parameters),
            "open" => Open(parameters),
            "owner" => Owner(parameters),
            "value" => TakeValue(parameters),
            "decide" => Decide(parameters),
            "approve" => Approve(parameters),
            "close" => Close(parameters),
            _ => throw new WireError(WireError.Method, $"there is no method '{method}'"),
        };

    private string Initialize(WireNode parameters)
    {
        parameters.Object("protocol");
        return parameters["protocol"].Whole() == Protocol
            ? new CanonicalJson()
                .StartObject()
                .Name("name")
                .Text("chela")
                .Name("version")
                .Text(version)
                .Name("protocol")
                .Number(Protocol)
                .EndObject()
                .ToString()
            : throw WireError.At("params.protocol", $"{Protocol}");
    }

    private string Open(WireNode parameters)
    {
        if (_sessions.Count >= MostSessions)
        {
            throw new WireError(WireError.Limit, $"there are at most {MostSessions} sessions at a time");
        }

        parameters.Object("policy?", "owner", "contacts", "groups", "tools", "moment");
        var moment = parameters["moment"];
        if (
            !DateTimeOffset.TryParseExact(
                moment.Text(),
                [
                    "yyyy-MM-dd'T'HH:mm:sszzz",
                    "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz",
                    "yyyy-MM-dd'T'HH:mm:ss'Z'",
                    "yyyy-MM-dd'T'HH:mmzzz",
                ],
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var now
            )
        )
        {
            throw WireError.At(moment.Place, "a time with its offset, such as 2026-02-16T09:00:00+01:00");
        }

        var at = new Moment(now);
        var policy = WirePolicy.Read(parameters, at);
        var id = string.Create(CultureInfo.InvariantCulture, $"s{++_opened}");
        _sessions[id] = new GuardSession(id, policy, at);
        return new CanonicalJson().StartObject().Name("session").Text(id).EndObject().ToString();
    }

    private string Owner(WireNode parameters)
    {
        parameters.Object("session", "id", "text", "quoted?");
        var text = parameters["text"].Text();
        var offsets = new ByteOffsets(text);
        var quoted = parameters.Optional("quoted") is { } ranges
            ? ranges.Items().Select(r => offsets.RangeOf(r)).ToList()
            : [];
        var cuts = SessionOf(parameters).Owner(parameters["id"].Text(), text, quoted);
        var json = new CanonicalJson().StartObject().Name("cut").StartArray();
        foreach (var cut in cuts)
        {
            json.StartArray()
                .Number(offsets.ByteOf(cut.Start))
                .Number(offsets.ByteOf(cut.End))
                .Text(Casing.ToLower(cut.Reason.ToString()))
                .EndArray();
        }

        return json.EndArray().EndObject().ToString();
    }

    private string TakeValue(WireNode parameters)
    {
        parameters.Object("session", "id", "tool", "effect", "value", "labels");
        SessionOf(parameters)
            .Result(
                parameters["id"].Text(),
                parameters["tool"].Text(),
                EffectOf(parameters["effect"]),
                WireValues.Labelled(parameters["value"], parameters["labels"])
            );
        return "{}";
    }

    private string Decide(WireNode parameters)
    {
        parameters.Object("session", "effect");
        var effect = parameters["effect"].Object("tool", "arguments", "control");
        var decision = SessionOf(parameters)
            .Decide(
                effect["tool"].Text(),
                [.. effect["arguments"].Members().Select(a => (a.Name, WireValues.Argument(a.Value)))],
                [.. effect["control"].Items().Select(WireValues.ReferenceOf)]
            );
        return new CanonicalJson()
            .StartObject()
            .Name("verdict")
            .Text(Casing.ToLower(decision.Verdict.ToString()))
            .Name("effect")
            .Text(decision.Effect.ToString())
            .Name("check")
            .Text(Casing.ToLower(decision.Check.ToString()))
            .Name("rule")
            .Text(decision.Rule)
            .Name("why")
            .Text(decision.Why)
            .Name("certificate")
            .Literal(decision.Certificate.Json)
            .EndObject()
            .ToString();
    }

    private string Approve(WireNode parameters)
    {
        parameters.Object("session", "effect");
        SessionOf(parameters).Approve(EffectOf(parameters["effect"]));
        return "{}";
    }

    private string Close(WireNode parameters)
    {
        parameters.Object("session");
        SessionOf(parameters);
        _sessions.Remove(parameters["session"].Text());
        return "{}";
    }

    private GuardSession SessionOf(WireNode parameters) =>
        _sessions.TryGetValue(parameters["session"].Text(), out var session)
            ? session
            : throw new WireError(WireError.State, $"there is no session '{parameters["session"].Text()}'");

    private static EffectId EffectOf(WireNode node) =>
        EffectId.TryParse(node.Text(), out var id) ? id : throw WireError.At(node.Place, "an effect id: sha256:…");
}
