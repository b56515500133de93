using System.Collections.Immutable;
using System.Text;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Conversations;

/// <summary>Takes a message into its conversation, and returns what was said before. The same turn is taken in once.</summary>
/// <param name="log">The conversations.</param>
public sealed class OpenConversation(ConversationLog log) : IReversibleTool
{
    /// <summary>So many exchanges are returned at most, the newest ones.</summary>
    public const int MostExchanges = 40;

    /// <summary>So many bytes of text they have at most in all.</summary>
    public const int MostBytes = 64 * 1024;

    // Exchanges leave several at a time, so that what a model is sent begins the same for a while.
    private const int Step = 8;

    /// <summary>The tool's name.</summary>
    public const string Name = "conversation.open";

    private static readonly ToolDeclaration s_declaration = new(
        Name,
        EffectKind.Write,
        Repeat.Idempotent,
        [
            new ParameterDeclaration("conversation", ParameterRole.Destination),
            new ParameterDeclaration("turn", ParameterRole.Option),
            new ParameterDeclaration("text", ParameterRole.Content),
        ],
        [],
        [],
        new ResultDeclaration { IsForEveryone = true, Source = SourceKind.Model }
    );

    /// <summary>The conversations.</summary>
    public ConversationLog Log => log;

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <inheritdoc/>
    public bool IsRecord => true;

    /// <summary>The effect of taking in a message.</summary>
    public static Effect Of(string conversation, string turn, Value.Text text) =>
        new(
            Name,
            EffectKind.Write,
            [
                new Argument("conversation", ParameterRole.Destination, new Value.Text(conversation, Label.Owner)),
                new Argument("turn", ParameterRole.Option, new Value.Text(turn, Label.System)),
                new Argument("text", ParameterRole.Content, text),
            ]
        );

    /// <summary>Reads what the effect returned: the exchanges before the message, and how many older ones there are.</summary>
    public static (ImmutableArray<PastExchange> Exchanges, long Older) Result(Value value) =>
        value is Value.Record { Fields: var fields }
            ? (
                [.. ((Value.List)fields["exchanges"]).Items.Cast<Value.Record>().Select(PastExchange.Of)],
                ((Value.Whole)fields["older"]).Number
            )
            : ([], 0);

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var turn = ((Value.Text)effect["turn"]).Content;
        var said = new ConversationEvent.Said(turn, ((Value.Text)effect["text"]).Content);
        var all = await log.AppendAsync(((Value.Text)effect["conversation"]).Content, said, cancellation)
            .ConfigureAwait(false);
        var before = all.TakeWhile(e => e.Said.Turn != turn).ToList();
        var (first, bytes) = (before.Count, 0L);
        while (first > 0 && before.Count - first < MostExchanges)
        {
            bytes += Bytes(before[first - 1]);
            if (bytes > MostBytes)
            {
                break;
            }

            first--;
        }

        first = Math.Min(before.Count, (first + Step - 1) / Step * Step);

        var items = before.Skip(first).Select(e => (Value)PastExchange.ToValue(e)).ToImmutableArray();
        return new Outcome.Done(
            new Value.Record(
                ImmutableSortedDictionary<string, Value>
                    .Empty.Add("exchanges", new Value.List(items, Label.JoinAll(items.Select(i => i.Label))))
                    .Add("older", new Value.Whole(first, Label.System)),
                Label.JoinAll(items.Select(i => i.Label))
            )
        );
    }

    /// <inheritdoc/>
    /// <remarks>What was said stays said: there is nothing to take back.</remarks>
    public ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result) => [];

    private static long Bytes(Exchange exchange) =>
        Encoding.UTF8.GetByteCount(exchange.Said.Text)
        + (exchange.Reply?.Text is Value.Text text ? Encoding.UTF8.GetByteCount(text.Content) : 0);
}
