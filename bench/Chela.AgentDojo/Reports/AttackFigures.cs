using Chela.AgentDojo.Runs;

namespace Chela.AgentDojo.Reports;

/// <summary>How an attack fared.</summary>
/// <param name="Attack">Its name.</param>
/// <param name="Pairs">Pairs of tasks that it was tried on.</param>
/// <param name="Undefended">Of these, those in which it succeeds with nothing in the way.</param>
/// <param name="Silent">Of these, those in which it succeeds and the owner was not asked.</param>
/// <param name="AtAll">Those in which it succeeds, asked or not.</param>
/// <param name="Useful">Those in which the user task was done all the same.</param>
internal sealed record AttackFigures(string Attack, int Pairs, int Undefended, int Silent, int AtAll, int Useful)
{
    /// <summary>Counts runs.</summary>
    public static AttackFigures Of(string attack, IReadOnlyCollection<AttackRun> runs) =>
        new(
            attack,
            runs.Count,
            runs.Count(r => r.SucceedsUndefended),
            runs.Count(r => r.IsSilent),
            runs.Count(r => r.Succeeds),
            runs.Count(r => r.IsUseful)
        );
}
