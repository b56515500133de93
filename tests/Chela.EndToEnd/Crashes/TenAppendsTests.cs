using System.Diagnostics;
using System.Globalization;

namespace Chela.EndToEnd.Crashes;

/// <summary>
/// The crash scenario of the side-by-side benchmark: a turn of ten appends to a file, killed with SIGKILL at moments spread over it, and
/// started again. <c>bench/crash</c> runs it.
/// </summary>
[Collection(CrashLanes.Collection)]
public sealed class TenAppendsTests(ITestOutputHelper output) : IDisposable
{
    private const int Appends = 10;
    private const int MostTries = 10;

    private readonly TemporaryFolder _at = new();
    private readonly int _kills = int.TryParse(
        Environment.GetEnvironmentVariable("CHELA_KILLS"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var given
    )
        ? given
        : 20;

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Ten_appends_killed_at_spread_moments_are_each_done_once()
    {
        using var program = new CrashProgram();
        // The first one warms the process up.
        _ = await PlayAsync(program, "B0", null);
        var clock = Stopwatch.StartNew();
        _ = await PlayAsync(program, "B1", null);
        var duration = clock.Elapsed;
        var (lost, repeated, deaths) = (0, 0, 0);
        List<string> violations = [];
        for (var kill = 0; kill < _kills; kill++)
        {
            var moment = duration * ((kill + 0.5) / _kills);
            // A turn that was over before its death came is played again, with an earlier one.
            for (var (tries, killed) = (0, false); !killed && tries < MostTries; tries++, moment *= 0.7)
            {
                var id = $"K{kill}.{tries}";
                // Warm, so that the moment is one of the turn and not of the start.
                _ = await PlayAsync(program, $"W{id}", null);
                var play = await PlayAsync(program, id, moment);
                var counts = Enumerable.Range(0, Appends).Select(k => Count(id, k)).ToList();
                lost += counts.Count(c => c == 0);
                repeated += counts.Sum(c => Math.Max(0, c - 1));
                killed = play.Deaths > 0;
                deaths += play.Deaths;
                violations.AddRange(play.Violations);
            }
        }

        output.WriteLine(
            $"{deaths} runs killed in the turn, {lost} effects lost, {repeated} effects repeated, {violations.Count} violations"
        );
        Assert.Empty(violations);
        Assert.Equal((0, 0), (lost, repeated));
        Assert.Equal(_kills, deaths);
    }

    private async Task<CrashPlay> PlayAsync(CrashProgram program, string id, TimeSpan? killAfter)
    {
        var play = new CrashPlay(
            _at[id],
            [.. Enumerable.Range(0, Appends).Select(k => $"append:{id}-{k}."), "reply.do:r"]
        )
        {
            KillAfter = killAfter,
        };
        await play.RunAsync(program);
        return play;
    }

    private int Count(string id, int k) =>
        File.ReadLines(_at[$"{id}/home/workspace/out.txt"]).Count(l => l == $"{id}-{k}.");
}
