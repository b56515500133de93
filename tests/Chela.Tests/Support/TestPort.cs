using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Policies;
using Chela.Verbs;

namespace Chela.Tests.Support;

/// <summary>Ports for tests of adapters: decided, not recorded.</summary>
internal static class TestPort
{
    /// <summary>A port that allows this much.</summary>
    public static IEffects Of(IEnumerable<ITool> tools, params ManifestPlace[] grants) =>
        Of(tools, ModelBudgets.None, grants);

    /// <summary>A port that allows this much, as far as models have budgets.</summary>
    public static IEffects Of(IEnumerable<ITool> tools, ModelBudgets budgets, params ManifestPlace[] grants)
    {
        var (byName, policy) = TurnEngine.Equip(tools, Policy.Default);
        var engine = new TurnEngine(
            new MemoryJournal(),
            byName,
            policy,
            [],
            TimeProvider.System,
            TimeZoneInfo.Utc,
            () => 0.5
        )
        {
            Budgets = budgets,
        };
        return new UnrecordedEffects(engine, Grants.Manifest("test", grants), "test", mayAct: true);
    }
}
