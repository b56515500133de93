using System.Diagnostics;
using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>Whatever ends a run, and whenever: what was complete stays, and the next run works.</summary>
public sealed class StoppedTests : IDisposable
{
    private const int CtrlC = 2;
    private const int Kill = 9;
    private const int Many = 1000;

    /// <summary>On a busy machine one run may take many times as long as the next.</summary>
    private const int Timed = 3;
    private static readonly double[] Moments = [0.02, 0.25, 0.5, 0.65, 0.8, 0.9, 1];
    private readonly Workplace _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Stopped_with_Ctrl_C_the_last_complete_digest_stays()
    {
        var (before, after, duration) = await PrepareAsync();
        var stopped = 0;
        foreach (var moment in Moments)
        {
            await ResetAsync();
            var result = await StopAsync(CtrlC, duration * moment);
            if (result.Code == 130)
            {
                stopped++;
                Assert.True(
                    before.SequenceEqual(Files("out")),
                    $"stopped after {moment} of the run: {Difference(before)}"
                );
            }
            else
            {
                result.Expect(0);
                Assert.Equal(after, Files("out"));
            }
        }

        Assert.True(stopped >= 3, $"expected that most of {Moments.Length} runs are stopped, found {stopped}");
        await NextRunWorksAsync(after);
    }

    [Fact]
    public async Task Killed_it_leaves_every_file_old_or_new_and_the_next_run_puts_all_right()
    {
        var (before, after, duration) = await PrepareAsync();
        var killed = 0;
        foreach (var moment in Moments)
        {
            await ResetAsync();
            killed += (await StopAsync(Kill, duration * moment)).Code == 137 ? 1 : 0;
            foreach (
                var (path, content) in Files("out")
                    .Where(f => !f.Key.StartsWith(".chela/staging/", StringComparison.Ordinal))
            )
            {
                Assert.True(
                    content == before.GetValueOrDefault(path) || content == after.GetValueOrDefault(path),
                    $"killed after {moment} of the run, {path} is neither old nor new"
                );
            }

            await NextRunWorksAsync(after);
        }

        Assert.True(killed >= 3, $"expected that most of {Moments.Length} runs are killed, found {killed}");
    }

    [Fact]
    public async Task Ctrl_C_at_a_question_is_no_answer()
    {
        using var running = _at.StartChela("init", "--vault", Workplace.Sample);
        running.Signal(CtrlC);
        var code = (await running.EndAsync()).Code;
        Assert.True(code is 130 or 0, $"expected 130, or 0 where it was done before, found {code}");
        Assert.Equal(code == 0, File.Exists(_at["home/.local/state/chela/chela.yaml"]));
    }

    /// <summary>A complete digest in <c>old</c>, what it should become in <c>new</c>, and how long that takes.</summary>
    private async Task<(
        SortedDictionary<string, string> Before,
        SortedDictionary<string, string> After,
        TimeSpan Duration
    )> PrepareAsync()
    {
        NoteVault.Write(_at, "vault", 30);
        await DigestAsync("old");
        NoteVault.Write(_at, "vault", Many);
        var shortest = TimeSpan.MaxValue;
        for (var count = 0; count < Timed; count++)
        {
            (await _at.ShellAsync("rm -rf new && cp -r old new")).Expect(0);
            var clock = Stopwatch.StartNew();
            await DigestAsync("new");
            shortest = clock.Elapsed < shortest ? clock.Elapsed : shortest;
        }

        return (Files("old"), Files("new"), shortest);
    }

    private async Task ResetAsync() => (await _at.ShellAsync("rm -rf out && cp -r old out")).Expect(0);

    private async Task DigestAsync(string output) =>
        (await _at.ChelaAsync("digest", "vault", "--out", output)).Expect(0);

    private async Task<Finished> StopAsync(int signal, TimeSpan after)
    {
        using var running = _at.StartChela("digest", "vault", "--out", "out");
        await Task.Delay(after);
        running.Signal(signal);
        return await running.EndAsync();
    }

    private async Task NextRunWorksAsync(SortedDictionary<string, string> after)
    {
        await DigestAsync("out");
        Assert.Equal(after, Files("out"));
    }

    private string Difference(SortedDictionary<string, string> before) =>
        string.Join(", ", Files("out").Except(before).Select(f => f.Key));

    /// <summary>All files of a folder and their contents.</summary>
    private SortedDictionary<string, string> Files(string folder) =>
        new(
            Directory
                .GetFiles(_at[folder], "*", SearchOption.AllDirectories)
                .ToDictionary(f => Path.GetRelativePath(_at[folder], f), File.ReadAllText),
            StringComparer.Ordinal
        );
}
