using System.Buffers;
using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Terminals;

namespace Chela.Chat;

/// <summary>A conversation for programs: JSON, an object a line, in and out. docs/chat.md has the form.</summary>
/// <param name="output">Where lines go.</param>
internal sealed class ChatLines(TextWriter output) : IChatFront
{
    /// <summary>The longest line that is taken, in bytes: a message in which each character is escaped.</summary>
    public const int LongestLine = 8 * ChatSession.Longest;

    private const int Version = 1;
    private const int Deepest = 8;

    private static readonly JsonWriterOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The conversations in which a draft begins.</summary>
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    /// <summary>Hands a line to the session.</summary>
    /// <param name="line">The line.</param>
    /// <param name="session">The session.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task TakeAsync(ReadOnlyMemory<byte> line, ChatSession session, CancellationToken cancellation)
    {
        if (line.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        JsonDocument document;
        try
        {
            document =
                line.Length <= LongestLine
                    ? JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = Deepest })
                    : throw new JsonException($"the line is longer than {LongestLine / (1024 * 1024)} MB");
        }
        catch (JsonException e)
        {
            Fail(null, $"expected a JSON object on a line, found a mistake: {e.Message}");
            return;
        }

        using (document)
        {
            if (Read(document.RootElement) is { } act)
            {
                await act(session, cancellation).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What a line asks for; null if that cannot be known, which has been told.</summary>
    private Func<ChatSession, CancellationToken, Task>? Read(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            Fail(null, $"expected a JSON object on a line, found {root.ValueKind}");
            return null;
        }

        try
        {
            switch (KindOf(root, out var error))
            {
                case "text":
                    var message = new ChatMessage(Text(root, "conversation")!, Text(root, "text")!, Attachments(root));
                    var id = Text(root, "id");
                    return (session, stop) => session.TakeAsync(message, id, stop);
                case ("approve" or "deny") and var answer:
                    var effect = Text(root, answer)!;
                    return (session, stop) => session.AnswerAsync(effect, answer == "approve", stop);
                case "stop":
                    var stopped = Text(root, "stop")!;
                    return (session, _) =>
                    {
                        session.Stop(stopped);
                        return Task.CompletedTask;
                    };
                default:
                    Fail(Text(root, "conversation"), error);
                    return null;
            }
        }
        catch (InvalidOperationException)
        {
            // Half a character (RFC 8259, section 8.2), or bytes that are no UTF-8.
            Fail(null, "expected texts of whole characters, found a part of one");
            return null;
        }
    }

    /// <inheritdoc/>
    public void Ready() => Write("ready", null, json => json.WriteNumber("version", Version));

    /// <inheritdoc/>
    public void Draft(string conversation, string piece)
    {
        if (piece.Length == 0)
        {
            _begun.Add(conversation);
            return;
        }

        var isFirst = _begun.Remove(conversation);
        Write(
            "text",
            conversation,
            json =>
            {
                if (isFirst)
                {
                    json.WriteBoolean("begin", true);
                }

                json.WriteString("text", piece);
            }
        );
    }

    /// <inheritdoc/>
    public void Ask(string conversation, TurnRecord turn)
    {
        foreach (var effect in turn.Asked)
        {
            Write(
                "ask",
                conversation,
                json =>
                {
                    json.WriteString("turn", turn.Id);
                    json.WriteString("id", effect.Id.ToString());
                    json.WriteString("tool", effect.Call.Tool);
                    json.WriteString("what", TurnPrinter.Show(effect.Call));
                    json.WriteString("why", effect.Decision!.Why);
                    json.WriteStartArray("arguments");
                    foreach (var argument in effect.Call.Arguments)
                    {
                        json.WriteStartObject();
                        json.WriteString("name", argument.Name);
                        json.WritePropertyName("value");
                        json.WriteRawValue(ValueJson.Of(argument.Value));
                        json.WriteString("provenance", argument.Value.Label.ToString());
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteString("expires", turn.Parked?.Expires.ToString("O"));
                }
            );
        }

        foreach (var effect in turn.InDoubt)
        {
            Notice(
                conversation,
                $"in doubt: {TurnPrinter.Show(effect.Call)}: {effect.Doubt} chela settle {effect.Id} done|not-done|again"
            );
        }
    }

    /// <inheritdoc/>
    public void Notice(string? conversation, string text) =>
        Write("notice", conversation, json => json.WriteString("text", text));

    /// <inheritdoc/>
    public void Done(ChatReply reply) =>
        Write(
            "done",
            reply.Conversation,
            json =>
            {
                json.WriteString("turn", reply.Turn);
                json.WriteString("status", reply.Status);
                Strings(json, "done", reply.Done);
                Strings(json, "in_doubt", reply.InDoubt);
                Strings(json, "not_done", reply.NotDone);
                Strings(json, "unmatched", reply.Unmatched);
                json.WriteNumber("tokens", reply.Tokens);
                json.WriteString("text", reply.Text);
            }
        );

    /// <inheritdoc/>
    public void Fail(string? conversation, string error) =>
        Write("error", conversation, json => json.WriteString("error", error));

    private static string? KindOf(JsonElement root, out string error)
    {
        error = "";
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("conversation" or "text" or "id" or "attachments" or "approve" or "deny" or "stop"))
            {
                error =
                    $"there is no member '{PlainMember(member.Name)}'; a line has conversation and text, or approve, deny or stop";
                return null;
            }
        }

        foreach (var kind in (ReadOnlySpan<string>)["approve", "deny", "stop"])
        {
            if (Text(root, kind) is not null)
            {
                return kind;
            }
        }

        if (Text(root, "conversation") is null || Text(root, "text") is null)
        {
            error = "expected a text for 'conversation' and 'text', or for 'approve', 'deny' or 'stop'";
            return null;
        }

        return "text";
    }

    private static string PlainMember(string name) =>
        Chela.Text.PlainText.OneLine(name.Length > 40 ? name[..40] : name);

    private static ImmutableArray<string> Attachments(JsonElement root) =>
        root.TryGetProperty("attachments", out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Where(a => a.ValueKind == JsonValueKind.String).Select(a => a.GetString()!)]
            : [];

    private static string? Text(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static void Strings(Utf8JsonWriter json, string name, ImmutableArray<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private void Write(string kind, string? conversation, Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(bytes, s_readable))
        {
            json.WriteStartObject();
            json.WriteString("event", kind);
            if (conversation is { Length: > 0 })
            {
                json.WriteString("conversation", conversation);
            }

            members(json);
            json.WriteEndObject();
        }

        lock (output)
        {
            output.Write(Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n");
            output.Flush();
        }
    }
}
