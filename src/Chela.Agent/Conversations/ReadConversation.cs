using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Conversations;

/// <summary>Looks up all that was said in a conversation before a turn, word for word.</summary>
/// <param name="log">The conversations.</param>
public sealed class ReadConversation(ConversationLog log) : ITool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "conversation.read";

    private static readonly ToolDeclaration s_declaration = new(
        Name,
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        [
            new ParameterDeclaration("conversation", ParameterRole.Selector),
            new ParameterDeclaration("turn", ParameterRole.Option),
        ],
        [],
        [],
        new ResultDeclaration { IsForEveryone = true, Source = SourceKind.Model }
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of looking it up.</summary>
    public static Effect Of(string conversation, string turn) =>
        new(
            Name,
            EffectKind.ObserveLocal,
            [
                new Argument("conversation", ParameterRole.Selector, new Value.Text(conversation, Label.Owner)),
                new Argument("turn", ParameterRole.Option, new Value.Text(turn, Label.System)),
            ]
        );

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var turn = ((Value.Text)effect["turn"]).Content;
        var all = await log.ReadAsync(((Value.Text)effect["conversation"]).Content, cancellation).ConfigureAwait(false);
        var items = all.TakeWhile(e => e.Said.Turn != turn).Select(e => (Value)PastExchange.ToValue(e)).ToList();
        return new Outcome.Done(new Value.List([.. items], Label.JoinAll(items.Select(i => i.Label))));
    }
}
