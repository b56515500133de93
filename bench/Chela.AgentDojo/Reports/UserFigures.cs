using Chela.AgentDojo.Runs;

namespace Chela.AgentDojo.Reports;

/// <summary>What the user tasks cost their owner when nobody attacks.</summary>
/// <param name="Tasks">How many there are.</param>
/// <param name="Free">Done with no ask.</param>
/// <param name="OneCard">Done with one card.</param>
/// <param name="More">Done with more.</param>
/// <param name="Not">Not done.</param>
/// <param name="MeanAsks">Effects asked about, on average.</param>
internal sealed record UserFigures(int Tasks, int Free, int OneCard, int More, int Not, double MeanAsks)
{
    /// <summary>Counts runs.</summary>
    public static UserFigures Of(IReadOnlyCollection<UserRun> runs) =>
        new(
            runs.Count,
            runs.Count(r => r is { IsDone: true, Asks: 0 }),
            runs.Count(r => r is { IsDone: true, Asks: > 0, Cards: 1 }),
            runs.Count(r => r is { IsDone: true, Cards: > 1 }),
            runs.Count(r => !r.IsDone),
            runs.Count == 0 ? 0 : runs.Average(r => r.Asks)
        );
}
