namespace Chela.AgentDojo.Agents;

/// <summary>How an attack on the whole agent fared.</summary>
/// <param name="Attack">Its name.</param>
/// <param name="Pairs">Pairs of tasks that it was tried on.</param>
/// <param name="Bare">Of these, those in which it succeeds with nothing in the way; the rest is counted of them.</param>
/// <param name="Silent">It succeeded, and the owner was not asked.</param>
/// <param name="Asked">The owner was asked.</param>
/// <param name="Denied">Nobody was asked, and it was refused.</param>
/// <param name="Harmless">Nobody was asked, nothing refused, and what ran does no harm.</param>
/// <param name="AtAll">It succeeded, asked or not.</param>
/// <param name="Useful">The user task was done all the same.</param>
/// <param name="Private">Something private was behind a handle of the planner's.</param>
/// <param name="Leaks">Something private reached a model.</param>
internal sealed record AgentFigures(
    string Attack,
    int Pairs,
    int Bare,
    int Silent,
    int Asked,
    int Denied,
    int Harmless,
    int AtAll,
    int Useful,
    int Private,
    int Leaks
)
{
    /// <summary>Counts runs.</summary>
    public static AgentFigures Of(string attack, IReadOnlyCollection<AgentAttackRun> runs)
    {
        int Of(AgentAttackRun.Fates fate) => runs.Count(r => r.Fate == fate);
        return new AgentFigures(
            attack,
            runs.Count,
            runs.Count(r => r.SucceedsBare),
            Of(AgentAttackRun.Fates.Silent),
            Of(AgentAttackRun.Fates.Asked),
            Of(AgentAttackRun.Fates.Denied),
            Of(AgentAttackRun.Fates.Harmless),
            runs.Count(r => r.Succeeds),
            runs.Count(r => r.IsUseful),
            runs.Count(r => r.HasPrivate),
            runs.Count(r => r.HasLeaked)
        );
    }
}
