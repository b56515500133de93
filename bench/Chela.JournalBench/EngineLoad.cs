using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Envelope.Tools;

namespace Chela.JournalBench;

/// <summary>A turn of many effects whose tool does nothing, so that what it costs is what the engine costs.</summary>
internal static class EngineLoad
{
    private const string Place = "/bench";

    private static readonly ITool[] s_tools =
    [
        new Nothing("bench.write", EffectKind.Write),
        new Nothing("bench.look", EffectKind.ObserveLocal),
    ];

    /// <summary>Performs effects one after the other, in a turn of their own.</summary>
    /// <returns>How much processor time of this process each of them took.</returns>
    public static async Task<TimeSpan> RunAsync(IJournal journal, string tool, string id, int effects)
    {
        var (tools, policy) = TurnEngine.Equip(s_tools, Policy.Default);
        var engine = new TurnEngine(journal, tools, policy, [], TimeProvider.System, TimeZoneInfo.Utc, () => 0.5);
        var manifest = new Manifest(
            "bench",
            [.. tools.Keys.Select(t => new ManifestPlace(t, Place, Readers.OwnerOnly))]
        );
        var before = Environment.CpuUsage.TotalTime;
        var opened = new TurnEvent.Opened("bench", [], "/", "UTC", "bench", id);
        var turn = (await engine.OpenAsync(id, opened, default))!;
        var port = turn.PortFor(manifest);
        for (var i = 0; i < effects; i++)
        {
            var outcome = await port.PerformAsync(Effect(tools[tool].Declaration, i), default);
            if (outcome is not Outcome.Done)
            {
                throw new InvalidOperationException($"expected that {tool} is done, found {outcome}");
            }
        }

        await turn.EndAsync(TurnEnd.Done, "");
        return (Environment.CpuUsage.TotalTime - before) / effects;
    }

    private static Effect Effect(ToolDeclaration tool, int number) =>
        new(
            tool.Name,
            tool.Kind,
            [
                new Argument(
                    "path",
                    ParameterRole.Destination,
                    new Value.Text(string.Create(CultureInfo.InvariantCulture, $"{Place}/{number}.md"), Label.Owner)
                ),
                new Argument("content", ParameterRole.Content, new Value.Text(new string('x', 300), Label.Owner)),
            ]
        );

    private sealed class Nothing(string name, EffectKind kind) : ITool
    {
        public ToolDeclaration Declaration { get; } =
            new(
                name,
                kind,
                Repeat.Idempotent,
                [
                    new ParameterDeclaration("path", ParameterRole.Destination),
                    new ParameterDeclaration("content", ParameterRole.Content),
                ],
                [],
                []
            );

        public ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation) =>
            ValueTask.FromResult<Outcome>(new Outcome.Done(new Value.Text("ok", Label.System)));
    }
}
