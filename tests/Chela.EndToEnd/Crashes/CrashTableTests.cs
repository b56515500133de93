namespace Chela.EndToEnd.Crashes;

/// <summary>
/// The process is killed with SIGKILL at every point there is, in normal running and in recovery; then it is started again until
/// nothing goes on, and all that was promised has to hold.
/// </summary>
[Collection(CrashLanes.Collection)]
public sealed class CrashTableTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public void Every_kind_of_event_and_every_class_of_tool_has_its_rows() => Assert.Empty(CrashTable.Missing);

    [Fact]
    public async Task Killed_at_any_point_nothing_is_lost_and_nothing_happens_twice()
    {
        // CHELA_POINT=turn.parked: only the rows of these points.
        var only = Environment.GetEnvironmentVariable("CHELA_POINT") ?? "";
        var plays = CrashTable
            .Rows.Where(row => row.Point.Contains(only, StringComparison.Ordinal))
            .Select((row, at) => (Row: row, Play: new CrashPlay(_at[$"{at}"], row.Job) { Faults = row.Deaths }))
            .ToList();
        var (violations, passed) = await CrashLanes.RunAsync(plays.Select(p => (p.Row.ToString(), p.Play)));
        output.WriteLine(
            $"{plays.Select(p => p.Row.Point).Distinct().Count()} points, {plays.Sum(p => p.Play.Deaths)} faults, {violations.Count} violations"
        );
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        // A point that somebody adds needs rows; the settings are read by a tool that stands for all local looks.
        Assert.Empty(
            passed
                .Where(p => !p.StartsWith("tool:files.read:", StringComparison.Ordinal))
                .Except(CrashTable.Rows.Select(r => r.Point))
        );
    }
}
