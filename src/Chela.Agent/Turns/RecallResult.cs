using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Turns;

/// <summary>Looks up what an effect of an earlier turn returned, exactly as it was, with its label.</summary>
/// <param name="journal">The record.</param>
public sealed class RecallResult(IJournal journal) : ITool
{
    /// <summary>The tool's name.</summary>
    public const string Name = "turn.recall";

    private static readonly ToolDeclaration s_declaration = new(
        Name,
        EffectKind.ObserveLocal,
        Repeat.Idempotent,
        [
            new ParameterDeclaration("turn", ParameterRole.Selector),
            new ParameterDeclaration("effect", ParameterRole.Selector),
        ],
        [],
        [],
        new ResultDeclaration { IsForEveryone = true }
    );

    /// <inheritdoc/>
    public ToolDeclaration Declaration => s_declaration;

    /// <summary>The effect of looking it up.</summary>
    public static Effect Of(string turn, EffectId effect) =>
        new(
            Name,
            EffectKind.ObserveLocal,
            [
                new Argument("turn", ParameterRole.Selector, new Value.Text(turn, Label.System)),
                new Argument("effect", ParameterRole.Selector, new Value.Text(effect.ToString(), Label.System)),
            ]
        );

    /// <summary>Reads what the effect returned: the tool that was called, what about, and what that returned.</summary>
    public static (string Tool, string About, Value Result) Result(Value value)
    {
        var fields = ((Value.Record)value).Fields;
        return (((Value.Text)fields["tool"]).Content, ((Value.Text)fields["about"]).Content, fields["result"]);
    }

    /// <inheritdoc/>
    public async ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation)
    {
        var turn = await TurnRecord
            .ReadAsync(journal, ((Value.Text)effect["turn"]).Content, cancellation)
            .ConfigureAwait(false);
        return
            turn is not null
            && EffectId.TryParse(((Value.Text)effect["effect"]).Content, out var id)
            && turn.TryFind(id, out var state)
            && state.Result?.Value is { } returned
            // It can hold what the call was made with.
            && ValueTree.Joined(returned, Label.JoinAll(state.Call.Arguments.Select(a => a.Value.Label))) is var value
            ? new Outcome.Done(
                new Value.Record(
                    ImmutableSortedDictionary<string, Value>
                        .Empty.Add("tool", new Value.Text(state.Call.Tool, Label.System))
                        .Add("about", new Value.Text(AboutOf(state.Call), value.Label))
                        .Add("result", value),
                    value.Label
                )
            )
            : new Outcome.Failed(
                new EffectFailure(FailureKind.NotFound, "what it returned was not kept, or was forgotten: look again")
            );
    }

    private static string AboutOf(Effect call) =>
        EffectObjects.Of(call, ParameterRole.Selector, ParameterRole.Destination).FirstOrDefault("");
}
