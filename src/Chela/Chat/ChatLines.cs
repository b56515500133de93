using System.Buffers;
using System.Collections.Immutable;
using System.Diagnostics;
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
    private const int Version = 1;

    private static readonly JsonWriterOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The conversations in which a draft begins.</summary>
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);

    private long _taken;

    /// <summary>Hands a line to the session.</summary>
    /// <param name="line">The line.</param>
    /// <param name="session">The session.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task TakeAsync(ReadOnlyMemory<byte> line, ChatSession session, CancellationToken cancellation)
    {
        _taken++;
        if (line.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return Task.CompletedTask;
        }

        switch (ChatLine.Read(line))
        {
            case ChatLine.Message message:
                return session.TakeAsync(message.Said, cancellation);
            case ChatLine.Answer answer:
                return session.AnswerAsync(answer.Effect, answer.IsWanted, cancellation);
            case ChatLine.Stop stop:
                session.Stop(stop.Conversation);
                return Task.CompletedTask;
            case ChatLine.Mistake mistake:
                Fail(mistake.Conversation, $"line {_taken}{mistake.Error}", mistake.Id);
                return Task.CompletedTask;
            default:
                throw new UnreachableException();
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
                    json.WriteString("why", LabelText.Reason(effect.Decision!.Why));
                    json.WriteStartArray("arguments");
                    foreach (var argument in effect.Call.Arguments)
                    {
                        json.WriteStartObject();
                        json.WriteString("name", argument.Name);
                        json.WritePropertyName("value");
                        json.WriteRawValue(ValueJson.Of(argument.Value));
                        json.WriteString("provenance", LabelText.Of(argument.Value.Label));
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
                WriteId(json, reply.Id);
                json.WriteString("text", reply.Text);
            }
        );

    /// <inheritdoc/>
    public void Fail(string? conversation, string error, string? id = null) =>
        Write(
            "error",
            conversation,
            json =>
            {
                WriteId(json, id);
                json.WriteString("error", error);
            }
        );

    private static void WriteId(Utf8JsonWriter json, string? id)
    {
        if (id is not null)
        {
            json.WriteString("id", id);
        }
    }

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
