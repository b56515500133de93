namespace Chela.EndToEnd.Crashes;

/// <summary>A row of the crash table.</summary>
/// <param name="Point">The fault point.</param>
/// <param name="Running">In what the process dies there: normal running, or recovery.</param>
/// <param name="Job">The steps of the job.</param>
/// <param name="Deaths">The points at which the process dies, one after the other; the last one is the point.</param>
internal sealed record CrashRow(string Point, string Running, IReadOnlyList<string> Job, IReadOnlyList<string> Deaths)
{
    public override string ToString() => $"{Point} in {Running}";
}
