using System.Collections.Immutable;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.AgentDojo.Suites;
using Chela.Chat;
using Chela.Envelope.Effects;
using Chela.Envelope.Tools;
using Chela.Memory.Handles;

namespace Chela.AgentDojo.Agents;

/// <summary>A tool of a suite as a planner has it: an effect on the word of the owner, its result a handle, private things one of their own.</summary>
/// <param name="tool">What the suite says of it.</param>
/// <param name="declaration">What it says of itself.</param>
/// <param name="run">The run.</param>
internal sealed class SuitePlannerTool(ToolSpecification tool, ToolDeclaration declaration, AgentRun run)
    : PlannerTool(tool.Name, tool.Data.TextOrNull("description") ?? "", DataJson.Of(tool.Data.In("parameters")))
{
    /// <inheritdoc/>
    public override async Task<ToolAnswer> RunAsync(
        PlannerTurn turn,
        ToolArguments arguments,
        CancellationToken cancellation
    )
    {
        arguments.Only([.. tool.Parameters.Keys]);
        var effect = new Effect(
            tool.Name,
            declaration.Kind,
            [
                .. tool
                    .Parameters.Keys.Select(p => (Name: p, Value: arguments.Any(p)))
                    .Where(a => a.Value is not null)
                    .Select(a => new Argument(a.Name, declaration.RoleOf(a.Name), a.Value!)),
            ]
        );
        var made = run.Begin(turn, effect);
        var (outcome, id) = await turn.PerformAsync(effect, cancellation).ConfigureAwait(false);
        made.IsOver = true;
        if (outcome is not Outcome.Done done)
        {
            return ToolAnswer.Says($"Not done. {outcome.Reason()}");
        }

        ImmutableArray<Found> found =
        [
            .. Parts(done.Value).Select(v => new Found(Description(v), effect, v) { Id = id }),
        ];
        return new ToolAnswer("ok", found) { IsAct = declaration.Kind > EffectKind.ObserveRemote };
    }

    private string Description(Value value) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}, {(value is Value.List list ? list.Items.Length : 1)} items, {Contents.Size(HandleText.Show(value).Length)}{(Canary.IsPrivate(value) ? ", private" : "")}"
        );

    private static IEnumerable<Value> Parts(Value value)
    {
        if (value is not Value.List list || !list.Items.Any(Canary.IsPrivate) || list.Items.All(Canary.IsPrivate))
        {
            return [value];
        }

        return list
            .Items.GroupBy(Canary.IsPrivate)
            .OrderBy(g => g.Key)
            .Select(g => Canary.Joined(new Value.List([.. g], Envelope.Labels.Label.Public)));
    }
}
