using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;

namespace Chela.EndToEnd.Crashes;

/// <summary>Deaths at moments that nobody chose, and what else a machine can do to a turn.</summary>
[Collection(CrashLanes.Collection)]
public sealed partial class CrashKillTests(ITestOutputHelper output) : IDisposable
{
    private const int Kills = 100;
    private const int MostRounds = 10;
    private const int Logs = 5;
    private const int CutsEach = 20;

    /// <summary>Tools of all classes, doubts, questions that are answered with yes and with no.</summary>
    private static readonly string[] s_all =
    [
        "local.look:a",
        "idempotent.do:b",
        "keyed.do:c",
        "remote.look:d",
        "probed.do:e",
        "neither.do:f",
        "neither.do:g.acts-throws",
        "+asked.do:h",
        "+asked.do:no-i",
        "reply.do:r",
    ];

    private readonly TemporaryFolder _at = new();
    private readonly int _seed = int.TryParse(
        Environment.GetEnvironmentVariable("CHELA_SEED"),
        NumberStyles.None,
        CultureInfo.InvariantCulture,
        out var given
    )
        ? given
        : Environment.TickCount & 0xFFFF;

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task Killed_at_random_moments_nothing_is_lost_and_nothing_happens_twice()
    {
        var random = new Random(_seed);
        var whole = await DurationAsync();
        List<string> violations = [];
        var (kills, played) = (0, 0);
        // Some plays are over before their death comes.
        for (var round = 0; kills < Kills && round < MostRounds; round++)
        {
            var plays = Enumerable
                .Range(played, Kills - kills)
                .Select(i =>
                    (
                        Name: $"kill {i}",
                        Play: new CrashPlay(_at[$"{i}"], s_all) { KillAfter = whole * random.NextDouble() }
                    )
                )
                .ToList();
            violations.AddRange((await CrashLanes.RunAsync(plays)).Violations);
            kills += plays.Sum(p => p.Play.Deaths);
            played += plays.Count;
        }

        output.WriteLine($"CHELA_SEED={_seed}: {kills} random kills in {played} plays, {violations.Count} violations");
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        Assert.Equal(Kills, kills);
    }

    [Fact]
    public async Task A_log_that_was_cut_off_is_whole_or_is_refused_and_named_and_repaired_with_consent()
    {
        var random = new Random(_seed);
        string[] edges = ["act", "acted", "after", "before"];
        var (whole, named) = (0, 0);
        using var program = new CrashProgram();
        for (var i = 0; i < Logs; i++)
        {
            // At the edge of a call all events so far are acknowledged.
            var home = _at[$"{i}/home"];
            await StartAsync(program, i, $"tool:probed.do:{edges[i % edges.Length]}");
            var events = JournalFiles.Verify(home).Events;
            for (var cut = 0; cut < CutsEach; cut++)
            {
                var copy = Copy(home, _at[$"{i}/cut{cut}"]);
                var log = new FileInfo(Path.Combine(copy, "journal.db-wal"));
                Assert.True(log.Length > 0);
                using (var file = log.OpenWrite())
                {
                    file.SetLength(random.NextInt64(log.Length));
                }

                if (await LostAsync(copy) is { } lost)
                {
                    named++;
                    Assert.Equal(lost, events - JournalFiles.Verify(copy).Events);
                }
                else
                {
                    whole++;
                    Assert.Equal(events, JournalFiles.Verify(copy).Events);
                }
            }
        }

        output.WriteLine($"CHELA_SEED={_seed}: {Logs * CutsEach} cuts, {whole} lost nothing, {named} were named");
        Assert.True(named > Logs);
    }

    [Fact]
    public async Task On_a_full_disk_what_was_acknowledged_goes_on_when_there_is_room()
    {
        var plays = Enumerable
            .Range(0, 40)
            .Select(i => (Name: $"{12 + i} pages", Play: new CrashPlay(_at[$"{i}"], s_all) { Pages = 12 + i }))
            .ToList();
        var (violations, _) = await CrashLanes.RunAsync(plays);
        var full = plays.Count(p => p.Play.NoRoom is not null);
        output.WriteLine($"{plays.Count} sizes of a disk, {full} of them too small, {violations.Count} violations");
        Assert.True(violations.Count == 0, string.Join('\n', violations));
        Assert.True(full > 5);
    }

    [Theory]
    [InlineData("idempotent", 0, 0)]
    [InlineData("keyed", 0, 0)]
    [InlineData("probed", 0, 1)]
    [InlineData("neither", 1, 3)]
    public async Task A_tool_that_hangs_is_given_up_and_not_repeated_in_silence(string kind, int again, int doubts)
    {
        var play = new CrashPlay(
            _at["hangs"],
            $"+{kind}.hang:a.hangs",
            $"+{kind}.hang:no-b.hangs",
            $"+{kind}.hang:c.acts-hangs",
            "local.hang:d.hangs",
            "reply.do:r"
        );
        using var program = new CrashProgram();
        await play.RunAsync(program);
        Assert.Empty(play.Violations);
        Assert.Equal(1, play.Ledger.Acts($"{kind}.hang", "c.acts-hangs"));
        Assert.Equal(again, play.Ledger.Acts($"{kind}.hang", "a.hangs"));
        Assert.Equal(0, play.Ledger.Acts($"{kind}.hang", "no-b.hangs"));
        Assert.Equal(doubts, play.Record!.Effects.Count(e => e.Doubt is not null));
    }

    [Fact]
    public async Task What_was_left_behind_is_probed_once_its_process_is_dead()
    {
        var home = _at["left/home"];
        var ledger = Directory.CreateDirectory(_at["left/ledger"]).FullName;
        string[] resume = ["turn", "resume"];
        using (var program = new CrashProgram())
        {
            string[] job = ["probed.hang:a.acts-hangs", "reply.do:r"];
            _ = await program.RunAsync(home, ["crash", "accept", "test", "1", ledger, .. job]);
            // It still hangs, and nobody can tell.
            Assert.Equal(["1 left; see chela status"], (await program.RunAsync(home, resume)).Output);
        }

        using var next = new CrashProgram();
        Assert.Equal(["nothing is left undone"], (await next.RunAsync(home, resume)).Output);
        var world = new CrashLedger(ledger);
        Assert.Equal((1, 1), (world.Acts("probed.hang", "a.acts-hangs"), world.Calls("probed.hang", "a.acts-hangs")));
        Assert.Equal(1, world.Acts("reply.do", "r"));
    }

    [Theory]
    [InlineData("idempotent")]
    [InlineData("keyed")]
    [InlineData("probed")]
    [InlineData("neither")]
    public async Task A_tool_that_lies_is_taken_at_its_word_and_never_called_again(string kind)
    {
        var play = new CrashPlay(
            _at["lies"],
            $"{kind}.do:a.lies",
            $"{kind}.do:b.acts-fails",
            $"{kind}.do:c.acts-busy",
            "reply.do:r"
        );
        using var program = new CrashProgram();
        await play.RunAsync(program);
        Assert.Empty(play.Violations);
        Assert.Equal((0, 1), (play.Ledger.Acts($"{kind}.do", "a.lies"), play.Ledger.Calls($"{kind}.do", "a.lies")));
        Assert.Equal(
            (1, 1),
            (play.Ledger.Acts($"{kind}.do", "b.acts-fails"), play.Ledger.Calls($"{kind}.do", "b.acts-fails"))
        );
        // What can be called twice is tried again under the same key.
        Assert.Equal(1, play.Ledger.Acts($"{kind}.do", "c.acts-busy"));
        Assert.Equal(kind is "idempotent" or "keyed" ? 2 : 1, play.Ledger.Calls($"{kind}.do", "c.acts-busy"));
    }

    [Fact]
    public async Task A_turn_that_kills_the_process_again_and_again_is_given_up_with_a_notice_and_its_doubts()
    {
        var play = new CrashPlay(_at["dies"], "local.look:a.dies", "neither.do:b", "reply.do:r")
        {
            Faults = ["tool:neither.do:acted"],
        };
        using var program = new CrashProgram();
        await play.RunAsync(program);
        Assert.Empty(play.Violations);
        Assert.Equal(Chela.Agent.Turns.TurnEnd.Stopped, play.Record!.Ended!.End);
        Assert.Single(play.Record.Notices);
        Assert.Equal(1, play.Ledger.Acts("neither.do", "b"));
        Assert.Equal("owner", play.Record.Effects.Single(e => e.Call.Tool == "neither.do").Settlement?.By);
    }

    /// <summary>How long the play takes in a process that is warm.</summary>
    private async Task<TimeSpan> DurationAsync()
    {
        using var program = new CrashProgram();
        await new CrashPlay(_at["cold"], s_all).RunAsync(program);
        var clock = Stopwatch.StartNew();
        var play = new CrashPlay(_at["warm"], s_all);
        await play.RunAsync(program);
        Assert.Empty(play.Violations);
        return clock.Elapsed;
    }

    private async Task StartAsync(CrashProgram program, int number, string fault)
    {
        Directory.CreateDirectory(_at[$"{number}/ledger"]);
        var answer = await program.RunAsync(
            _at[$"{number}/home"],
            ["crash", "accept", "test", "1", _at[$"{number}/ledger"], "keyed.do:a", "probed.do:b", "reply.do:r"],
            fault
        );
        Assert.True(answer.IsDead, answer.ToString());
    }

    private static string Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from).Where(f => !f.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        return to;
    }

    /// <summary>How many events are named as lost, after which they are given up; null if none is.</summary>
    private static async Task<long?> LostAsync(string home)
    {
        try
        {
            await using var journal = SqliteJournal.Open(home, new SqliteJournalOptions());
            return null;
        }
        catch (JournalException e)
        {
            Assert.Equal(JournalProblem.TailLost, e.Problem);
            await using var repaired = SqliteJournal.Open(home, new SqliteJournalOptions { AcceptLostTail = true });
            return long.Parse(Lost().Match(e.Message).Groups[1].Value, CultureInfo.InvariantCulture);
        }
    }

    [GeneratedRegex("the last ([0-9]+) that were acknowledged are missing")]
    private static partial Regex Lost();
}
