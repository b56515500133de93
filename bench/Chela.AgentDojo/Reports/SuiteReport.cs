using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Reports;

/// <summary>A suite in one version and language.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Version">The version of the benchmark.</param>
/// <param name="Language">Of the prompts: <c>en</c>, <c>zh</c>.</param>
/// <param name="Contacts">How many contacts the host handed over.</param>
/// <param name="TextOnly">Pairs whose check can only be met by the final text; they are in no other figure.</param>
/// <param name="User">The user tasks.</param>
/// <param name="Attacks">The attacks.</param>
/// <param name="Successes">Attacks that succeeded behind the envelope.</param>
internal sealed record SuiteReport(
    string Suite,
    string Version,
    string Language,
    int Contacts,
    int TextOnly,
    UserFigures User,
    IReadOnlyList<AttackFigures> Attacks,
    IReadOnlyList<AttackRun> Successes
)
{
    /// <summary>Runs everything. Pairs run side by side; the figures do not depend on it.</summary>
    public static SuiteReport Of(
        SuiteHost host,
        AttackTemplate template,
        string version,
        string language,
        List<DojoTask> users,
        IReadOnlyList<Attack> attacks
    )
    {
        var all = host.Suite.InjectionTasks(version);
        var injections = all.Where(i => !i.IsOfTextOnly).ToList();
        var figures = new List<AttackFigures>();
        var successes = new List<AttackRun>();
        foreach (var attack in attacks)
        {
            var runs = (
                from user in users
                from injection in attack.IsOfUserTask ? injections.Take(1) : injections
                select new Pair(host, user, injection, template.Fill(user, injection))
            )
                .AsParallel()
                .AsOrdered()
                .Select(pair => AttackRun.Of(attack, pair))
                .OfType<AttackRun>()
                .ToList();
            figures.Add(AttackFigures.Of(attack.Name, runs));
            successes.AddRange(runs.Where(r => r.Succeeds));
        }

        return new SuiteReport(
            host.Suite.Name,
            version,
            language,
            host.Policy.Contacts.Length,
            (all.Count - injections.Count) * users.Count,
            UserFigures.Of([.. users.Select(u => UserRun.Of(host, u))]),
            figures,
            successes
        );
    }
}
