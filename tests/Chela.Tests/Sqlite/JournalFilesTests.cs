using System.Text.Json;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Tests.Support;
using CsCheck;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>What the owner does with a journal as a whole; and what becomes of one whose files were damaged.</summary>
public sealed class JournalFilesTests : IDisposable
{
    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_sound_journal_verifies_also_while_it_is_written_and_after_something_was_forgotten()
    {
        await _home.FillAsync(3);
        await using var journal = _home.Open();
        await journal.AppendAsync("b", 0, [_home.Event("b0")], Cancellation);
        await journal.ForgetAsync("a", Cancellation);
        var found = JournalFiles.Verify(_home.Path);
        Assert.Equal((4, 3, null), (found.Events, found.Forgotten, found.Problem));
    }

    [Theory]
    [InlineData("UPDATE events SET at = at + 1 WHERE seq = 2", "event 2")]
    [InlineData("UPDATE events SET closes = 1 WHERE seq = 2", "event 2")]
    [InlineData("UPDATE events SET body = x'00' || substr(body, 2) WHERE seq = 2", "event 2")]
    [InlineData("UPDATE events SET key = x'00' || substr(key, 2) WHERE seq = 2", "event 2")]
    [InlineData("UPDATE events SET body = NULL WHERE seq = 2", "event 2")]
    [InlineData("UPDATE events SET key = NULL WHERE seq = 2", "event 2")]
    [InlineData("DELETE FROM events WHERE seq = 2", "event 2")]
    [InlineData("UPDATE types SET name = 'other'", "event 1")]
    [InlineData("UPDATE streams SET version = 7", "stream 'a'")]
    [InlineData("UPDATE streams SET closed = 1", "stream 'a'")]
    [InlineData("UPDATE streams SET key = NULL", "event 1")]
    public async Task What_was_changed_is_named(string change, string where)
    {
        await _home.FillAsync(12);
        using (var database = Database.OpenToWrite(_home["journal.db"]))
        {
            database.Run(change);
        }

        var found = JournalFiles.Verify(_home.Path);
        Assert.Contains(where, found.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_backup_that_was_made_while_it_is_written_can_be_restored()
    {
        using var elsewhere = new TemporaryFolder();
        await using (var journal = _home.Open())
        {
            await journal.AppendAsync("a", 0, [_home.Event("a0"), _home.Event("a1")], Cancellation);
            JournalFiles.Backup(_home.Path, elsewhere["backup"], withKey: true);
            await journal.AppendAsync("a", 2, [_home.Event("a2")], Cancellation);
            Assert.Throws<JournalException>(() => JournalFiles.Backup(_home.Path, elsewhere["backup"], false));
            JournalFiles.Backup(_home.Path, elsewhere["bare"], withKey: false);
        }

        Assert.Throws<JournalException>(() => JournalFiles.Restore(elsewhere["backup"], _home.Path, false));
        Assert.Equal(
            JournalProblem.WrongKey,
            Assert
                .Throws<JournalException>(() => JournalFiles.Restore(elsewhere["bare"], elsewhere["other"], false))
                .Problem
        );
        Assert.Equal(2, JournalFiles.Restore(elsewhere["backup"], elsewhere["new"], false).Found.Events);
        await using (var restored = SqliteJournal.Open(elsewhere["new"], new() { Clock = _home.Clock }))
        {
            Assert.Equal(["a0", "a1"], await TextsAsync(restored));
        }

        Assert.Equal(2, JournalFiles.Restore(elsewhere["backup"], _home.Path, true).Found.Events);
        await _home.FillAsync(1, from: 2);
    }

    [Fact]
    public async Task A_damaged_backup_is_not_restored()
    {
        await _home.FillAsync(3);
        using var elsewhere = new TemporaryFolder();
        JournalFiles.Backup(_home.Path, elsewhere["backup"], withKey: true);
        using (var database = Database.OpenToWrite(elsewhere["backup"]))
        {
            database.Run("UPDATE events SET at = 5 WHERE seq = 1");
        }

        Assert.Throws<JournalException>(() => JournalFiles.Restore(elsewhere["backup"], _home.Path, true));
        await _home.FillAsync(1, from: 3);
    }

    [Fact]
    public async Task An_export_has_a_line_for_each_event()
    {
        await using (var journal = _home.Open())
        {
            await journal.AppendAsync("a", 0, [_home.Event("""{"x":[1,"日"]}"""), _home.Event("no {")], Cancellation);
        }

        await using var output = new StringWriter();
        Assert.Equal(2, await JournalFiles.ExportAsync(_home.Path, output, Cancellation));
        var lines = output.ToString().TrimEnd().Split('\n');
        Assert.Equal(2, lines.Length);
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal("日", first.RootElement.GetProperty("body").GetProperty("x")[1].GetString());
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal("no {", second.RootElement.GetProperty("text").GetString());
    }

    [Fact]
    public async Task To_compact_gives_back_the_room_of_what_is_old_and_closed()
    {
        var large = _home.Event("") with { Body = new byte[500_000] };
        await using (var journal = _home.Open())
        {
            await journal.AppendAsync("closed", 0, [large, _home.Event("small", closes: true)], Cancellation);
            await journal.AppendAsync("open", 0, [large], Cancellation);
        }

        Assert.Equal(0, JournalFiles.Compact(_home.Path, Morning, 1000).Bodies);
        var before = new FileInfo(_home["journal.db"]).Length;
        var done = JournalFiles.Compact(_home.Path, Morning + TimeSpan.FromDays(1), 1000);
        Assert.Equal((1, 1), (done.Bodies, done.Streams));
        Assert.True(done.Freed > 400_000);
        Assert.True(new FileInfo(_home["journal.db"]).Length < before - 400_000);
        var found = JournalFiles.Verify(_home.Path);
        Assert.Equal((3, 1, null), (found.Events, found.Forgotten, found.Problem));
        await _home.FillAsync(1, "open", 1);
    }

    [Fact]
    public async Task A_log_that_is_cut_off_anywhere_loses_nothing_silently()
    {
        // Two writers' lives: one that ended, and one whose files are taken as a kill leaves them.
        await _home.FillAsync(40);
        var files = new Dictionary<string, byte[]>();
        await using (var journal = _home.Open())
        {
            for (var i = 40; i < 60; i++)
            {
                await journal.AppendAsync("a", i, [_home.Event($"a{i}")], Cancellation);
            }

            Copy(files);
        }

        await CutAsync(files, 60);
    }

    [Fact]
    public async Task A_log_that_is_cut_off_after_it_was_moved_loses_nothing_silently()
    {
        var files = new Dictionary<string, byte[]>();
        await using (var journal = _home.Open())
        {
            for (var i = 0; i < 60; i++)
            {
                await journal.AppendAsync("a", i, [_home.Event($"a{i}")], Cancellation);
            }

            using (var beside = Database.OpenToWrite(_home["journal.db"]))
            {
                beside.Checkpoint(CheckpointMode.Passive);
            }

            Copy(files);
        }

        await CutAsync(files, 60);
    }

    [Fact]
    public async Task No_byte_of_the_database_can_change_unnoticed()
    {
        await _home.FillAsync(30);
        await _home.FillAsync(5, "b");
        var files = new Dictionary<string, byte[]>();
        Copy(files);
        var expected = await ReadAllAsync();
        Gen.Select(Gen.Int[0, files["journal.db"].Length - 1], Gen.Byte[1, 255])
            .Sample(
                (at, flip) =>
                {
                    var bytes = files["journal.db"].ToArray();
                    bytes[at] ^= flip;
                    Put(files);
                    File.WriteAllBytes(_home["journal.db"], bytes);
                    try
                    {
                        if (JournalFiles.Verify(_home.Path).Problem is null)
                        {
                            Assert.Equal(expected, ReadAllAsync().GetAwaiter().GetResult());
                        }
                    }
                    catch (JournalException)
                    {
                        // It was refused.
                    }
                },
                iter: 400,
                threads: 1
            );
    }

    private async Task CutAsync(Dictionary<string, byte[]> files, int count)
    {
        var log = files["journal.db-wal"];
        var outcomes = new HashSet<string>();
        await Gen.Int[0, log.Length]
            .SampleAsync(
                async length =>
                {
                    Put(files);
                    File.WriteAllBytes(_home["journal.db-wal"], log[..length]);
                    try
                    {
                        await using (var journal = _home.Open())
                        {
                            Assert.Equal(Enumerable.Range(0, count).Select(i => $"a{i}"), await TextsAsync(journal));
                        }

                        outcomes.Add("whole");
                    }
                    catch (JournalException e)
                    {
                        Assert.True(e.Problem is JournalProblem.TailLost or JournalProblem.Damaged, e.Message);
                        outcomes.Add("refused");
                        await _home.Open(o => o with { AcceptLostTail = true }).DisposeAsync();
                    }

                    Assert.Null(JournalFiles.Verify(_home.Path).Problem);
                },
                iter: 60,
                threads: 1
            );
        Assert.Contains("refused", outcomes);
    }

    private async Task<string[]> ReadAllAsync()
    {
        await using var journal = _home.Open(o => o with { ReadOnly = true });
        return
        [
            .. await journal
                .ReadAsync(0, Cancellation)
                .Concat(journal.ReadStreamAsync("b", 0, Cancellation))
                .Select(e => $"{e with { Body = null }} {BodyOf(e)}")
                .ToListAsync(Cancellation),
        ];
    }

    private void Copy(Dictionary<string, byte[]> files)
    {
        foreach (var name in new[] { "journal.db", "journal.db-wal", "journal.head" }.Where(n => File.Exists(_home[n])))
        {
            // Not with File: that would let go of the locks that SQLite holds in this process.
            using var copy = System.Diagnostics.Process.Start("cp", [_home[name], _home[name + ".copy"]]);
            copy.WaitForExit();
            files[name] = File.ReadAllBytes(_home[name + ".copy"]);
        }
    }

    private void Put(Dictionary<string, byte[]> files)
    {
        foreach (var old in Directory.GetFiles(_home.Path, "journal.db*"))
        {
            File.Delete(old);
        }

        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(_home[name], bytes);
        }
    }
}
