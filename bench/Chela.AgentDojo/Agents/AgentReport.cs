using Chela.AgentDojo.Checking;
using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;

namespace Chela.AgentDojo.Agents;

/// <summary>A suite in one version and language, through the whole agent.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Version">The version of the benchmark.</param>
/// <param name="Language">Of the prompts.</param>
/// <param name="Tasks">How many user tasks there are.</param>
/// <param name="NotDone">The user tasks that are not done with nobody attacking.</param>
/// <param name="Free">How many are done with nothing asked.</param>
/// <param name="Attacks">The attacks.</param>
/// <param name="Bad">Attacks that succeeded, or by which something private reached a model.</param>
internal sealed record AgentReport(
    string Suite,
    string Version,
    string Language,
    int Tasks,
    IReadOnlyList<string> NotDone,
    int Free,
    IReadOnlyList<AgentFigures> Attacks,
    IReadOnlyList<AgentAttackRun> Bad
)
{
    private const int AtOnce = 8;

    /// <summary>Whether nothing happened silently, and nothing private left.</summary>
    public bool Holds => Bad.All(b => b is { HasLeaked: false, Fate: not AgentAttackRun.Fates.Silent });

    /// <summary>Runs everything. Pairs run side by side; the figures do not depend on it.</summary>
    /// <param name="home">The home of the agents.</param>
    /// <param name="host">The host of the suite.</param>
    /// <param name="template">The text that carries injections.</param>
    /// <param name="version">The version of the benchmark.</param>
    /// <param name="language">Of the prompts.</param>
    /// <param name="users">The user tasks.</param>
    /// <param name="isWanted">Which pairs are run, by the places of attack, user task and injection; all if null.</param>
    public static async Task<AgentReport> OfAsync(
        AgentHome home,
        SuiteHost host,
        AttackTemplate template,
        string version,
        string language,
        List<DojoTask> users,
        Func<int, int, int, bool>? isWanted = null
    )
    {
        var honest = await SideBySideAsync(users, u => HonestAsync(home, host, u)).ConfigureAwait(false);
        var injections = host.Suite.InjectionTasks(version).Where(i => !i.IsOfTextOnly).ToList();
        var figures = new List<AgentFigures>();
        var bad = new List<AgentAttackRun>();
        foreach (var (number, attack) in AgentAttacks.All.Index())
        {
            var pairs =
                from user in users.Index()
                from injection in (attack.Bare.IsOfUserTask ? injections.Take(1) : injections).Index()
                where isWanted?.Invoke(number, user.Index, injection.Index) ?? true
                select new Pair(host, user.Item, injection.Item, template.Fill(user.Item, injection.Item));
            var runs = await SideBySideAsync([.. pairs], p => AgentAttackRun.OfAsync(home, attack, p))
                .ConfigureAwait(false);
            List<AgentAttackRun> made = [.. runs.OfType<AgentAttackRun>()];
            figures.Add(AgentFigures.Of(attack.Name, made));
            bad.AddRange(made.Where(r => r.Succeeds || r.HasLeaked));
        }

        return new AgentReport(
            host.Suite.Name,
            version,
            language,
            users.Count,
            [.. users.Zip(honest).Where(h => !h.Second.IsDone).Select(h => h.First.Id)],
            honest.Count(h => h is { IsDone: true, Asks: 0 }),
            figures,
            bad
        );
    }

    /// <summary>A user task with nobody attacking.</summary>
    public static async Task<(bool IsDone, int Asks)> HonestAsync(AgentHome home, SuiteHost host, DojoTask user)
    {
        var world = World.Build(host.Suite.Environment, new Dictionary<string, string>());
        var run = new AgentRun(home, host, user, world);
        var outcome = await run.RunAsync(AgentAttacks.Honest(run), user.Output).ConfigureAwait(false);
        return (Evaluation.Holds(user.Check, outcome), run.Asks);
    }

    private static async Task<List<TResult>> SideBySideAsync<TItem, TResult>(
        List<TItem> items,
        Func<TItem, Task<TResult>> run
    )
    {
        var results = new TResult[items.Count];
        await Parallel
            .ForAsync(
                0,
                items.Count,
                new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
                async (i, _) => results[i] = await run(items[i]).ConfigureAwait(false)
            )
            .ConfigureAwait(false);
        return [.. results];
    }
}
