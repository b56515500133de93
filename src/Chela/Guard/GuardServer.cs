using System.Collections.Immutable;
using System.Globalization;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Guard;

/// <summary>
/// The envelope as a sidecar: answers JSON-RPC 2.0, a message a line. A line that is no valid request gets an error and
/// changes nothing. Not thread-safe: lines are answered in order.
/// </summary>
/// <param name="version">The program's version.</param>
/// <param name="mostHeld">
/// The most that all sessions hold, by a rough measure: twice the bytes of the lines that are kept, and 64 bytes for each
/// value in them.
/// </param>
internal sealed class GuardServer(string version, long mostHeld = GuardServer.MostHeld)
{
    /// <summary>The most sessions at a time.</summary>
    public const int MostSessions = 1_024;

    /// <summary>The most that all sessions hold, where nobody says otherwise.</summary>
    public const long MostHeld = 1L << 30;

    private const int Protocol = 1;

    /// <summary>The most origins and references of one effect.</summary>
    private const int MostOrigins = 10_000;

    private readonly Dictionary<string, GuardSession> _sessions = [];
    private int _opened;
    private long _held;

    /// <summary>Answers a line.</summary>
    /// <returns>The answer without a line end; null to a notification, which JSON-RPC does not answer.</returns>
    public string? Answer(ReadOnlyMemory<byte> line)
    {
        var id = "null";
        var isNotification = false;
        try
        {
            using var document = WireLine.Parse(line, out var values);
            id = WireRequest.IdOf(document.RootElement) ?? "null";
            var request = WireRequest.Of(document.RootElement);
            isNotification = request.Id is null;
            var result = Serve(request.Method, request.Parameters, (2L * line.Length) + (64L * values));
            return isNotification ? null : $$"""{"jsonrpc":"2.0","id":{{id}},"result":{{result}}}""";
        }
        catch (WireError error)
        {
            return isNotification ? null : ErrorOf(id, error.Code, error.Message);
        }
        catch (Exception fault)
        {
            // INVARIANT: whatever happens, the process goes on and nothing was allowed. Sessions change last of all.
            var message = $"a fault of the guard ({fault.GetType().Name}); nothing was allowed, nothing changed";
            return isNotification ? null : ErrorOf(id, WireError.Fault, message);
        }
    }

    private static string ErrorOf(string id, int code, string message)
    {
        var error = new CanonicalJson()
            .StartObject()
            .Name("code")
            .Number(code)
            .Name("message")
            .Text(message)
            .EndObject();
        return $$"""{"jsonrpc":"2.0","id":{{id}},"error":{{error}}}""";
    }

    private string Serve(string method, WireNode parameters, long size) =>
        method switch
        {
            "initialize" => Initialize(parameters),
            "open" => Open(parameters, size),
            "owner" => Owner(parameters, size),
            "value" => TakeValue(parameters, size),
            "decide" => Decide(parameters, size),
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
            : throw WireError.At(parameters["protocol"].Place, $"{Protocol}");
    }

    private string Open(WireNode parameters, long size)
    {
        if (_sessions.Count >= MostSessions)
        {
            throw new WireError(WireError.Limit, $"there are at most {MostSessions} sessions at a time");
        }

        parameters.Object("policy?", "owner", "contacts", "groups", "tools", "moment");
        ExpectRoom(size);
        var moment = WireMoment.Read(parameters["moment"]);
        var policy = WirePolicy.Read(parameters, moment);
        var id = string.Create(CultureInfo.InvariantCulture, $"s{_opened + 1}");
        _sessions[id] = new GuardSession(id, policy, moment);
        _opened++;
        Keep(_sessions[id], size);
        return new CanonicalJson().StartObject().Name("session").Text(id).EndObject().ToString();
    }

    private string Owner(WireNode parameters, long size)
    {
        parameters.Object("session", "id", "text", "quoted?");
        ExpectRoom(size);
        var session = SessionOf(parameters);
        var text = parameters["text"].Text();
        var offsets = new ByteOffsets(text);
        var quoted = parameters.Optional("quoted") is { } ranges
            ? ranges.Items().Select(r => offsets.RangeOf(r)).ToList()
            : [];
        var cuts = session.Owner(parameters["id"].Text(), text, quoted);
        Keep(session, size);
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

    private string TakeValue(WireNode parameters, long size)
    {
        parameters.Object("session", "id", "tool", "effect", "value", "labels");
        ExpectRoom(size);
        var session = SessionOf(parameters);
        session.Result(
            parameters["id"].Text(),
            parameters["tool"].Text(),
            EffectOf(parameters["effect"]),
            WireValues.Labelled(parameters["value"], parameters["labels"])
        );
        Keep(session, size);
        return "{}";
    }

    private string Decide(WireNode parameters, long size)
    {
        parameters.Object("session", "effect");
        ExpectRoom(size);
        var session = SessionOf(parameters);
        var effect = parameters["effect"].Object("tool", "arguments", "control");
        var arguments = effect["arguments"]
            .Members()
            .Select(a => (a.Name, Value: WireValues.Argument(a.Value)))
            .ToList();
        var control = effect["control"].Items().Select(WireValues.ReferenceOf).ToImmutableArray();
        if (control.Length + arguments.Sum(a => WireValues.OriginsOf(a.Value)) > MostOrigins)
        {
            throw new WireError(WireError.Limit, $"an effect has at most {MostOrigins} origins and references");
        }

        var (decision, isNew) = session.Decide(effect["tool"].Text(), [.. arguments], control);
        Keep(session, isNew ? size : 0);
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
        _held -= SessionOf(parameters).Held;
        _sessions.Remove(parameters["session"].Text());
        return "{}";
    }

    private GuardSession SessionOf(WireNode parameters)
    {
        var id = parameters["session"].Text();
        return _sessions.GetValueOrDefault(id) ?? throw new WireError(WireError.State, $"there is no session '{id}'");
    }

    private void ExpectRoom(long size)
    {
        if (_held + size > mostHeld)
        {
            throw new WireError(WireError.Limit, $"the sessions together hold at most {mostHeld} bytes; close one");
        }
    }

    private void Keep(GuardSession session, long size)
    {
        session.Held += size;
        _held += size;
    }

    private static EffectId EffectOf(WireNode node) =>
        EffectId.TryParse(node.Text(), out var id) ? id : throw WireError.At(node.Place, "an effect id: sha256:…");
}
