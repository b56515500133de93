using System.Globalization;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>What can go wrong with a journal: each has a name, and nothing is half loaded or half written.</summary>
public sealed class JournalProblemTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_second_one_to_write_is_refused_with_the_number_of_the_first()
    {
        await using var journal = _home.Open();
        var refused = _home.Refused();
        Assert.Equal(JournalProblem.InUse, refused.Problem);
        Assert.Contains(
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture),
            refused.Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lock_that_nobody_holds_any_more_is_taken_over()
    {
        File.WriteAllText(_home["journal.lock"], "");
        File.WriteAllText(_home["journal.pid"], "1\n");
        await _home.FillAsync(1);
        Assert.False(File.Exists(_home["journal.pid"]));
    }

    [Fact]
    public async Task It_can_be_read_beside_the_one_that_writes_and_without_one()
    {
        await _home.FillAsync(2);
        await using (var alone = _home.Open(o => o with { ReadOnly = true }))
        {
            Assert.Equal(2, alone.Head);
            Assert.Equal(["a0", "a1"], await TextsAsync(alone));
        }

        await using var journal = _home.Open();
        await using var beside = _home.Open(o => o with { ReadOnly = true });
        await journal.AppendAsync("a", 2, [_home.Event("a2")], Cancellation);
        Assert.Equal(["a0", "a1", "a2"], await TextsAsync(beside));
        var refused = await Assert.ThrowsAsync<JournalException>(() =>
            beside.AppendAsync("a", 3, [_home.Event("x")], Cancellation)
        );
        Assert.Equal(JournalProblem.ReadOnly, refused.Problem);
    }

    [Fact]
    public void To_read_there_must_be_one_and_none_is_made()
    {
        Assert.False(SqliteJournal.Exists(_home.Path));
        Assert.Equal(JournalProblem.Other, _home.Refused(o => o with { ReadOnly = true }).Problem);
        Assert.Empty(Directory.GetFiles(_home.Path));
    }

    [Fact]
    public async Task Another_key_or_none_is_refused()
    {
        await _home.FillAsync(1);
        var key = File.ReadAllBytes(_home["journal.key"]);
        File.WriteAllBytes(_home["journal.key"], new byte[32]);
        Assert.Equal(JournalProblem.WrongKey, _home.Refused().Problem);
        File.WriteAllBytes(_home["journal.key"], new byte[31]);
        Assert.Contains("31 bytes", _home.Refused().Message, StringComparison.Ordinal);
        File.Delete(_home["journal.key"]);
        Assert.Equal(JournalProblem.WrongKey, _home.Refused().Problem);
        Assert.False(File.Exists(_home["journal.key"]));
        File.WriteAllBytes(_home["journal.key"], key);
        await _home.FillAsync(1, from: 1);
    }

    [Fact]
    public async Task Only_the_owner_may_read_the_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no modes");
        await _home.FillAsync(1);
#pragma warning disable CA1416 // Skipped there.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_home["journal.key"]));
#pragma warning restore CA1416
    }

    [Fact]
    public async Task A_journal_of_a_newer_program_is_refused()
    {
        await _home.FillAsync(1);
        using (var database = Database.OpenToWrite(_home["journal.db"]))
        {
            database.Run("PRAGMA user_version = 3");
        }

        Assert.Equal(JournalProblem.Newer, _home.Refused().Problem);
        Assert.Equal(JournalProblem.Newer, _home.Refused(o => o with { ReadOnly = true }).Problem);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused_and_the_largest_is_kept()
    {
        await using var journal = _home.Open();
        var tooLarge = _home.Event("") with { Body = new byte[100 * 1024 * 1024] };
        var refused = await Assert.ThrowsAsync<JournalException>(() =>
            journal.AppendAsync("a", 0, [_home.Event("small"), tooLarge], Cancellation)
        );
        Assert.Equal(JournalProblem.TooLarge, refused.Problem);
        await journal.AppendAsync("a", 0, [tooLarge with { Body = new byte[NewEvent.MostBytes] }], Cancellation);
        var read = await journal.ReadAsync(0, Cancellation).SingleAsync(Cancellation);
        Assert.Equal(NewEvent.MostBytes, read.Body!.Value.Length);
    }

    [Fact]
    public async Task A_clock_that_goes_back_a_little_is_held()
    {
        await using var journal = _home.Open();
        await journal.AppendAsync("a", 0, [_home.Event("1")], Cancellation);
        _home.Clock.Now -= TimeSpan.FromMinutes(4);
        await journal.AppendAsync("a", 1, [_home.Event("2")], Cancellation);
        var read = await journal.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([Morning, Morning], read.Select(e => e.At));
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_refused_until_the_owner_accepts_it()
    {
        await _home.FillAsync(2);
        await using (var journal = _home.Open())
        {
            _home.Clock.Now = Morning - TimeSpan.FromDays(1);
            var append = await Assert.ThrowsAsync<JournalException>(() =>
                journal.AppendAsync("a", 2, [_home.Event("x")], Cancellation)
            );
            Assert.Equal(JournalProblem.ClockSetBack, append.Problem);
        }

        var refused = _home.Refused();
        Assert.Equal(JournalProblem.ClockSetBack, refused.Problem);
        Assert.Contains("2026-03-02 08:00:00Z", refused.Message, StringComparison.Ordinal);
        Assert.Contains("2026-03-01 08:00:00Z", refused.Message, StringComparison.Ordinal);

        await _home.Open(o => o with { AcceptClockSetBack = true }).DisposeAsync();
        await _home.FillAsync(1, from: 2);
        await using var again = _home.Open();
        var read = await again.ReadAsync(0, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(_home.Clock.Now, read[2].At);
    }

    [Fact]
    public async Task A_full_disk_refuses_what_does_not_fit_and_keeps_the_rest()
    {
        await using (var journal = _home.Open(o => o with { MostPages = 60 }))
        {
            var large = _home.Event("") with { Body = new byte[1_000_000] };
            var appends = new List<Task<long>>();
            for (var i = 0; i < 20; i++)
            {
                appends.Add(journal.AppendAsync($"small{i}", 0, [_home.Event($"{i}")], Cancellation));
                appends.Add(journal.AppendAsync($"large{i}", 0, [_home.Event("first"), large], Cancellation));
            }

            for (var i = 0; i < appends.Count; i += 2)
            {
                await appends[i];
                var refused = await Assert.ThrowsAsync<JournalException>(() => appends[i + 1]);
                Assert.Equal(JournalProblem.NoSpace, refused.Problem);
            }

            Assert.Equal(Enumerable.Range(0, 20).Select(i => $"{i}"), await TextsAsync(journal));
        }

        await using var again = _home.Open();
        await again.AppendAsync("large1", 0, [_home.Event("") with { Body = new byte[1_000_000] }], Cancellation);
        Assert.Equal(21, again.Head);
    }

    [Fact]
    public async Task A_file_that_is_no_journal_is_refused()
    {
        await _home.FillAsync(1);
        File.WriteAllText(_home["journal.db"], new string('x', 8192));
        Assert.Equal(JournalProblem.Damaged, _home.Refused().Problem);
        Assert.Equal(JournalProblem.Damaged, _home.Refused(o => o with { ReadOnly = true }).Problem);
    }

    [Fact]
    public async Task A_database_that_was_copied_back_has_lost_its_tail()
    {
        await _home.FillAsync(2);
        var old = File.ReadAllBytes(_home["journal.db"]);
        await _home.FillAsync(3, from: 2);
        File.WriteAllBytes(_home["journal.db"], old);
        var refused = _home.Refused();
        Assert.Equal(JournalProblem.TailLost, refused.Problem);
        Assert.Contains("the last 3", refused.Message, StringComparison.Ordinal);
        Assert.Equal(JournalProblem.TailLost, _home.Refused(o => o with { ReadOnly = true }).Problem);

        await _home.Open(o => o with { AcceptLostTail = true }).DisposeAsync();
        await _home.FillAsync(1, from: 2);
    }

    [Theory]
    [InlineData("journal.db")]
    [InlineData("journal.head")]
    public async Task A_file_that_is_missing_is_a_lost_tail(string file)
    {
        await _home.FillAsync(2);
        File.Delete(_home[file]);
        Assert.Equal(JournalProblem.TailLost, _home.Refused().Problem);
        await _home.Open(o => o with { AcceptLostTail = true }).DisposeAsync();
        await using var again = _home.Open();
        Assert.Equal(file == "journal.db" ? 0 : 2, again.Head);
    }
}
