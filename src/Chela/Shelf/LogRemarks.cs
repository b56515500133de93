using System.Globalization;
using Chela.Agent.Reports;
using Chela.Reading.Captures;

namespace Chela.Shelf;

/// <summary>What is wrong with lines of the home's logs, as runs tell it.</summary>
internal static class LogRemarks
{
    /// <summary>The remark on a line that was left out.</summary>
    public static Remark Of(string log, CaptureProblem problem)
    {
        var line = problem.Place?.Split(' ')[^1];
        return new Remark(
            log,
            int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            null,
            problem.Reason,
            "it was left out"
        );
    }
}
