using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Conversations;

/// <summary>Looks up what an earlier turn of a conversation left behind that is no result of an effect, exactly as it was, with its label.</summary>
/// <param name="log">The conversations.</param>
public sealed class RecallHandle(ConversationLog log) : ITool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "conversation.recall";

    private static readonly ToolDeclaration s_declaration = new(
        Name,
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        [
            new ParameterDeclaration("conversation", ParameterRole.Selector),
            new ParameterDeclaration("turn", ParameterRole.Selector),
            new ParameterDeclaration("handle", ParameterRole.Selector),
        ],
        [],
        [],
        new ResultDeclaration { IsForEveryone = true }
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of looking it up.</summary>
    public static Effect Of(string conversation, string turn, string handle) =>
        new(
            Name,
            EffectKind.ObserveLocal,
            [
                new Argument("conversation", ParameterRole.Selector, new Value.Text(conversation, Label.Owner)),
                new Argument("turn", ParameterRole.Selector, new Value.Text(turn, Label.System)),
                new Argument("handle", ParameterRole.Selector, new Value.Text(handle, Label.System)),
            ]
        );

    /// <summary>Reads what the effect returned: where it came from, as the policy names it, and the value.</summary>
    public static (string Source, Value Value) Result(Value value)
    {
        var fields = ((Value.Record)value).Fields;
        return (((Value.Text)fields["source"]).Content, fields["value"]);
    }

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var all = await log.ReadAsync(TextOf("conversation"), cancellation).ConfigureAwait(false);
        var kept = all.FirstOrDefault(e => e.Said.Turn == TextOf("turn"))
            ?.Reply?.Handles.FirstOrDefault(h => h.Name == TextOf("handle"));
        return kept?.Value is { } value
            ? new Outcome.Done(
                new Value.Record(
                    ImmutableSortedDictionary<string, Value>
                        .Empty.Add("source", new Value.Text(kept.Source ?? "", value.Label))
                        .Add("value", value),
                    value.Label
                )
            )
            : new Outcome.Failed(
                new EffectFailure(FailureKind.NotFound, "it was not kept, or was forgotten: look again")
            );

        string TextOf(string name) => ((Value.Text)effect[name]).Content;
    }
}
