using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Conversations;

/// <summary>
/// Puts the reply of a turn into its conversation, from where the channel delivers it to the owner. A turn has one reply, however often
/// it is put there.
/// </summary>
/// <param name="log">The conversations.</param>
public sealed class ReplyTool(ConversationLog log) : IReversibleTool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "conversation.reply";

    private static readonly ToolDeclaration s_declaration = new(
        Name,
        EffectKind.Write,
        Repeat.Keyed,
        [
            new ParameterDeclaration("conversation", ParameterRole.Destination),
            new ParameterDeclaration("turn", ParameterRole.Option),
            new ParameterDeclaration("status", ParameterRole.Option),
            new ParameterDeclaration("text", ParameterRole.Content),
            new ParameterDeclaration("handles", ParameterRole.Option),
            new ParameterDeclaration("values", ParameterRole.Content),
            new ParameterDeclaration("did", ParameterRole.Content),
            new ParameterDeclaration("written", ParameterRole.Content),
            new ParameterDeclaration("not_did", ParameterRole.Content),
        ],
        [],
        [],
        new ResultDeclaration { Untrusted = [], IsForEveryone = true }
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <inheritdoc/>
    public bool IsRecord => true;

    /// <summary>The effect of replying.</summary>
    public static Effect Of(string conversation, ConversationEvent.Replied reply) =>
        new(
            Name,
            EffectKind.Write,
            [
                new Argument("conversation", ParameterRole.Destination, new Value.Text(conversation, Label.Owner)),
                new Argument("turn", ParameterRole.Option, new Value.Text(reply.Turn, Label.System)),
                new Argument("status", ParameterRole.Option, new Value.Text(reply.Status, Label.System)),
                new Argument("text", ParameterRole.Content, reply.Text),
                new Argument(
                    "handles",
                    ParameterRole.Option,
                    new Value.List([.. reply.Handles.Select(PastExchange.ToValue)], Label.System)
                ),
                new Argument("values", ParameterRole.Content, ValuesOf(reply.Handles)),
                new Argument("did", ParameterRole.Content, ListOf(reply.Did, PastExchange.LabelOf(reply))),
                new Argument("written", ParameterRole.Content, reply.Written ?? new Value.Nothing(Label.System)),
                new Argument("not_did", ParameterRole.Content, ListOf(reply.NotDid, PastExchange.LabelOf(reply))),
            ]
        );

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var reply = new ConversationEvent.Replied(
            ((Value.Text)effect["turn"]).Content,
            ((Value.Text)effect["status"]).Content,
            effect["text"],
            HandlesOf((Value.List)effect["handles"], (Value.List)effect["values"])
        )
        {
            Did = TextsOf(effect["did"]),
            Written = effect["written"] as Value.Text,
            NotDid = TextsOf(effect["not_did"]),
        };
        await log.AppendAsync(((Value.Text)effect["conversation"]).Content, reply, cancellation).ConfigureAwait(false);
        return new Outcome.Done(new Value.Nothing(Label.System));
    }

    private static Value.List ListOf(ImmutableArray<string> texts, Label label) =>
        new([.. texts.Select(t => (Value)new Value.Text(t, label))], label);

    private static ImmutableArray<string> TextsOf(Value list) =>
        [.. ((Value.List)list).Items.Cast<Value.Text>().Select(t => t.Content)];

    /// <summary>What the handles stand for that the conversation keeps itself, in their order, each with where it came from.</summary>
    private static Value.List ValuesOf(ImmutableArray<ConversationEvent.Kept> handles)
    {
        var values = handles
            .Where(h => h.IsHere)
            .Select(h => new Value.List([new Value.Text(h.Source ?? "", h.Value!.Label), h.Value], h.Value.Label))
            .ToImmutableArray();
        return new Value.List([.. values], Label.JoinAll(values.Select(v => v.Label)));
    }

    private static ImmutableArray<ConversationEvent.Kept> HandlesOf(Value.List handles, Value.List values)
    {
        var at = 0;
        return
        [
            .. handles
                .Items.Cast<Value.Record>()
                .Select(PastExchange.KeptOf)
                .Select(k =>
                    k.IsHere && values.Items[at++] is Value.List { Items: [Value.Text source, var value] }
                        ? k with
                        {
                            Value = value,
                            Source = source.Content.Length > 0 ? source.Content : null,
                        }
                        : k
                ),
        ];
    }

    /// <inheritdoc/>
    /// <remarks>What was said stays said: there is nothing to take back.</remarks>
    public ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result) => [];
}
