using System.Globalization;
using System.Text;
using System.Text.Json;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Tests.Sqlite;
using Chela.Tests.Support;

namespace Chela.Tests.Verbs;

/// <summary>The verbs that tend the journal, over real files: what they do, and the one clear line for each thing that is wrong.</summary>
public sealed class JournalVerbTests : IDisposable
{
    private static readonly DateTimeOffset s_morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly SettableClock _clock = new(s_morning);
    private readonly TemporaryFolder _elsewhere = new();
    private readonly TestHost _host;

    public JournalVerbTests() => _host = new TestHost { KeepsJournal = true, Time = _clock };

    private string HomePath => _host.Home.Path;

    private string Database => _host.Home["journal.db"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _host.Dispose();
        _elsewhere.Dispose();
    }

    [Fact]
    public async Task A_backup_is_made_while_the_journal_is_written_and_restored_elsewhere()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, 3);
            Assert.Equal(0, await _host.RunAsync("journal", "backup", _elsewhere["copy"], "--with-key"));
            Assert.Contains(
                "copied and verified 3 events, the last of 2026-03-02 08:00",
                _host.Output,
                StringComparison.Ordinal
            );
            await AppendAsync(journal, 1, from: 3);
        }

        Assert.Equal(0, await _host.RunAsync("journal", "backup", _elsewhere["bare"], "--json"));
        using var json = JsonDocument.Parse(_host.Output);
        Assert.Equal(_elsewhere["bare"], json.RootElement.GetProperty("outputs")[0].GetString());
        Assert.False(File.Exists(_elsewhere["bare.key"]));
        using var other = new TestHost { KeepsJournal = true, Time = _clock };
        Assert.Equal(0, await other.RunAsync("journal", "restore", _elsewhere["copy"]));
        Assert.Contains("verified and restored 3 events", other.Output, StringComparison.Ordinal);
        Assert.Equal(0, await other.RunAsync("audit", "verify"));
        using var empty = new TestHost { KeepsJournal = true };
        Assert.Equal(1, await empty.RunAsync("journal", "restore", _elsewhere["bare"]));
        Expect(empty, "expected the journal's key in", "found no such file; put the key file back");
    }

    [Fact]
    public async Task A_restored_backup_takes_the_place_of_a_journal_only_with_consent_and_keeps_that()
    {
        await FillAsync(2);
        Assert.Equal(0, await _host.RunAsync("journal", "backup", _elsewhere["copy"]));
        await FillAsync(1, from: 2);
        Assert.Equal(1, await _host.RunAsync("journal", "restore", _elsewhere["copy"]));
        Expect(
            _host,
            "it would put 2 events, the last of 2026-03-02 08:00 in the place of a journal of 3 events, the last of 2026-03-02 08:00; say --yes"
        );
        Assert.Equal(3, JournalFiles.Verify(HomePath).Events);
        Assert.Equal(0, await _host.RunAsync("journal", "restore", _elsewhere["copy"], "--yes"));
        Assert.Contains($"that is kept as {Database}.old1", _host.Output, StringComparison.Ordinal);
        Assert.Equal(2, JournalFiles.Verify(HomePath).Events);
        await FillAsync(1, from: 2);

        // And back again, which needs no key of its own.
        Assert.Equal(0, await _host.RunAsync("journal", "restore", Database + ".old1", "--yes"));
        Assert.Equal(3, JournalFiles.Verify(HomePath).Events);
        Assert.Empty(Directory.GetFiles(HomePath, "*.part*"));
    }

    [Fact]
    public async Task A_backup_with_another_key_leaves_the_old_key_beside_the_old_journal()
    {
        await FillAsync(2);
        using var other = new TestHost { KeepsJournal = true, Time = _clock };
        await using (var journal = (SqliteJournal)other.OpenJournal(true)!)
        {
            await AppendAsync(journal, 5);
        }

        Assert.Equal(0, await other.RunAsync("journal", "backup", _elsewhere["copy"], "--with-key"));
        Assert.Equal(0, await _host.RunAsync("journal", "restore", _elsewhere["copy"], "--yes"));
        Assert.Equal(5, JournalFiles.Verify(HomePath).Events);
        Assert.Equal(0, await _host.RunAsync("journal", "restore", Database + ".old1", "--yes"));
        Assert.Equal(2, JournalFiles.Verify(HomePath).Events);
    }

    [Fact]
    public async Task A_backup_that_was_copied_by_hand_with_its_log_is_restored_whole()
    {
        await using (var journal = Open())
        {
            await AppendAsync(journal, 4);
            foreach (var end in new[] { "", "-wal" })
            {
                // Not with File: that would let go of the locks that SQLite holds in this process.
                using var copy = System.Diagnostics.Process.Start("cp", [Database + end, _elsewhere["copy" + end]]);
                await copy.WaitForExitAsync(Cancellation);
            }
        }

        Assert.Equal(0, await _host.RunAsync("journal", "restore", _elsewhere["copy"], "--yes"));
        Assert.Equal(4, JournalFiles.Verify(HomePath).Events);
    }

    [Fact]
    public async Task What_is_no_backup_is_not_restored()
    {
        await FillAsync(2);
        var before = File.ReadAllBytes(Database);
        await ExpectAsync(
            ["journal", "restore", _elsewhere["none"], "--yes"],
            "expected a backup in",
            "found no such file"
        );
        await ExpectAsync(["journal", "restore", _elsewhere.Path, "--yes"], "found a folder");
        await ExpectAsync(
            ["journal", "restore", _elsewhere.Write("text", new string('x', 5000)), "--yes"],
            _elsewhere["text"],
            "file is not a database; name another backup"
        );
        await ExpectAsync(
            ["journal", "restore", _elsewhere.Write("nothing", ""), "--yes"],
            _elsewhere["nothing"],
            "a database that is no journal"
        );
        Assert.Equal(0, await _host.RunAsync("journal", "backup", _elsewhere["copy"]));
        Change(_elsewhere["copy"], "UPDATE events SET at = 5 WHERE seq = 1");
        await ExpectAsync(
            ["journal", "restore", _elsewhere["copy"], "--yes"],
            _elsewhere["copy"],
            "event 1: it does not follow"
        );
        Change(_elsewhere["copy"], "PRAGMA user_version = 9");
        await ExpectAsync(["journal", "restore", _elsewhere["copy"], "--yes"], "found version 9; use the newer Chela");
        Assert.Equal(before, File.ReadAllBytes(Database));
        Assert.Empty(Directory.GetFiles(HomePath, "*.part*"));
    }

    [Fact]
    public async Task A_place_that_is_taken_or_missing_gets_no_copy()
    {
        await FillAsync(1);
        var mine = _elsewhere.Write("mine", "mine");
        foreach (var verb in new[] { "backup", "export" })
        {
            await ExpectAsync(
                ["journal", verb, mine],
                $"expected {mine} not to exist, found that it does; name another file"
            );
            await ExpectAsync(
                ["journal", verb, _elsewhere["no/where"]],
                $"expected the folder {_elsewhere["no"]}, found none"
            );
        }

        Assert.Equal("mine", File.ReadAllText(mine));
        Assert.Single(Directory.GetFiles(_elsewhere.Path));
    }

    [Fact]
    public async Task An_export_is_in_clear_and_for_the_owner_alone()
    {
        await FillAsync(2);
        Assert.Equal(0, await _host.RunAsync("journal", "export"));
        var printed = _host.Output;
        Assert.Equal(2, printed.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("\"body\":{\"text\":\"日 0\"}", printed, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "export", _elsewhere["all.jsonl"]));
        Assert.Contains("wrote 2 events, in clear", _host.Output, StringComparison.Ordinal);
        Assert.Equal(printed, File.ReadAllText(_elsewhere["all.jsonl"]));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_elsewhere["all.jsonl"]));
        }
    }

    [Fact]
    public async Task A_turn_that_was_forgotten_is_still_one_that_ended_when_it_did()
    {
        string[] add = ["model", "add", "http://127.0.0.1:9/v1", "--model", "m", "--unchecked"];
        Assert.Equal(0, await _host.RunAsync(add));
        Assert.Equal(0, await _host.RunAsync("turn", "list"));
        var day = _host.Output.Split("  ")[1][..10];
        Assert.Equal(0, await _host.RunAsync("journal", "compact", "--before", "2999-01-01", "--least", "1"));
        Assert.Equal(0, await _host.RunAsync("turn", "list"));
        Assert.Contains(day, _host.Output, StringComparison.Ordinal);
        Assert.Contains("  ended", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("interrupted", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_somebody_found_damage_no_verb_says_that_all_is_well()
    {
        await using (var journal = Open())
        {
            await journal.AppendAsync("turn/a", 0, [Event(0)], Cancellation);
        }

        File.WriteAllText(_host.Home["journal.damaged"], "event 1: its body has another hash\n");
        foreach (var verb in new[] { "status", "approvals" })
        {
            Assert.Equal(1, await _host.RunAsync(verb));
            Assert.Contains("its body has another hash", _host.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task To_compact_forgets_only_what_it_is_told_to_and_says_what()
    {
        await using (var journal = Open())
        {
            var large = Event(0) with { Body = Encoding.UTF8.GetBytes($"{{\"x\":\"{new string('x', 300_000)}\"}}") };
            await journal.AppendAsync("turn/old", 0, [large, Event(1) with { Closes = true }], Cancellation);
            await journal.AppendAsync("turn/open", 0, [large], Cancellation);
        }

        Assert.Equal(0, await _host.RunAsync("journal", "compact"));
        Assert.DoesNotContain("forgot", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "compact", "--before", "2026-03-02"));
        Assert.Contains("there was nothing to forget", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "compact", "--before", "2026-03-03", "--dry-run"));
        Assert.Contains("would forget 1 large body of 1 turn that ended", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "compact", "--before", "2026-03-03"));
        Assert.Contains(
            "forgot 1 large body of 1 turn that ended before 2026-03-03",
            _host.Output,
            StringComparison.Ordinal
        );
        Assert.Matches(@"gave back (29|30)\d(\.\d)? kB; ", _host.Output.ReplaceLineEndings(" "));
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        Assert.Contains(
            "3 events, the last of 2026-03-02 08:00: the chain holds, 1 body forgotten",
            _host.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(2, await _host.RunAsync("journal", "compact", "--before", "yesterday"));
        Assert.Contains(
            "--before: expected a day such as 2026-01-01, found 'yesterday'",
            _host.Error,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_lost_tail_is_told_and_repaired_only_with_consent()
    {
        await FillAsync(3);
        var shorter = File.ReadAllBytes(Database);
        await FillAsync(2, from: 3);
        File.WriteAllBytes(Database, shorter);
        const string Lost = "expected 5 events in";
        await ExpectAsync(["audit", "verify"], Lost, "found 3: the last 2 that were acknowledged are missing");
        await ExpectAsync(["journal", "backup", _elsewhere["copy"]], Lost, "chela journal repair");
        await ExpectAsync(["journal", "export"], Lost, "chela journal repair");
        Assert.Equal(1, await _host.RunAsync("journal", "repair"));
        Assert.Contains(Lost, _host.Error, StringComparison.Ordinal);
        Assert.Contains("3 events stay, the 2 after them are lost; say --yes", _host.Error, StringComparison.Ordinal);
        Assert.Equal(shorter, File.ReadAllBytes(Database));
        Assert.Equal(0, await _host.RunAsync("journal", "repair", "--yes"));
        Assert.Contains($"the damaged file is kept as {Database}.old1", _host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        await FillAsync(1, from: 3);
        Assert.Equal(0, await _host.RunAsync("journal", "repair"));
        Assert.Contains("nothing is wrong with it", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_that_was_damaged_long_ago_is_found_and_given_up_alone()
    {
        await FillAsync(20);
        Change(Database, "UPDATE events SET body = x'00' || substr(body, 2) WHERE seq = 2");
        await ExpectAsync(["audit", "verify"], "event 2", "its body has another hash");
        Assert.Equal(1, await _host.RunAsync("journal", "repair"));
        Assert.Contains(
            "20 events stay, none after them is known to be lost; of 1 event nothing can be read any more",
            _host.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await _host.RunAsync("journal", "repair", "--yes"));
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
        Assert.Contains("20 events", _host.Output, StringComparison.Ordinal);
        Assert.Contains("1 body forgotten", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_journal_that_is_gone_is_given_up_only_with_consent()
    {
        await FillAsync(2);
        File.Delete(Database);
        await ExpectAsync(["audit", "verify"], "expected 2 events in", "found 0");
        Assert.Equal(1, await _host.RunAsync("journal", "repair"));
        Assert.Contains("0 events stay, the 2 after them are lost", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "repair", "--yes"));
        await FillAsync(1);
    }

    [Fact]
    public async Task A_clock_that_was_set_back_is_told_and_accepted_with_consent()
    {
        await FillAsync(1);
        _clock.Now = s_morning - TimeSpan.FromDays(1);
        await ExpectAsync(
            ["feed", "remove", "x"],
            "expected a time from 2026-03-02 08:00:00Z on",
            "chela journal repair"
        );
        Assert.Equal(1, await _host.RunAsync("journal", "repair"));
        Assert.Contains("nothing is lost, and time goes on from now; say --yes", _host.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _host.RunAsync("journal", "repair", "--yes"));
        Assert.Equal(0, await _host.RunAsync("journal", "repair"));
        await FillAsync(1, from: 1);
    }

    [Fact]
    public async Task Where_there_is_no_journal_none_is_made()
    {
        string[][] verbs =
        [
            ["journal", "backup", _elsewhere["copy"]],
            ["journal", "export"],
            ["journal", "export", _elsewhere["copy"]],
            ["journal", "compact"],
            ["journal", "repair", "--yes"],
            ["audit", "verify"],
        ];
        foreach (var verb in verbs)
        {
            await ExpectAsync(verb, $"expected a journal in {HomePath}, found none", "CHELA_HOME");
        }

        Assert.Empty(Directory.GetFiles(HomePath));
        Assert.Empty(Directory.GetFiles(_elsewhere.Path));
    }

    [Fact]
    public async Task A_journal_that_cannot_be_used_is_one_line_for_every_verb()
    {
        await FillAsync(2);
        string[][] looks =
        [
            ["journal", "backup", _elsewhere["copy"]],
            ["journal", "export"],
            ["audit", "verify"],
            ["status"],
        ];
        string[][] verbs = [.. looks, ["journal", "compact"], ["journal", "repair", "--yes"]];
        var (key, database) = (File.ReadAllBytes(_host.Home["journal.key"]), File.ReadAllBytes(Database));
        File.WriteAllBytes(_host.Home["journal.key"], new byte[32]);
        await AllAsync(verbs, "expected the key of the journal", "found another key; put back the key file");
        File.Delete(_host.Home["journal.key"]);
        await AllAsync(verbs, "found no such file; put the key file back");
        File.WriteAllBytes(_host.Home["journal.key"], key);
        Change(Database, "PRAGMA user_version = 7");
        await AllAsync(verbs, "found version 7; use the newer Chela that wrote it");
        File.WriteAllText(Database, new string('x', 8192));
        await AllAsync(verbs, "file is not a database");
        database.AsSpan(4096, 2000).Fill(0xAB);
        File.WriteAllBytes(Database, database);
        await AllAsync(looks, "as it was written, found: ");
    }

    [Fact]
    public async Task A_journal_that_another_has_open_names_its_process()
    {
        await using var journal = Open();
        await AppendAsync(journal, 1);
        var process = $"process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)} has it open";
        await ExpectAsync(["journal", "compact"], process, "; wait until it is done, or end process ");
        await ExpectAsync(["journal", "repair", "--yes"], process);
        Assert.Equal(0, await _host.RunAsync("journal", "backup", _elsewhere["copy"]));
        await ExpectAsync(["journal", "restore", _elsewhere["copy"], "--yes"], process);
        Assert.Equal(0, await _host.RunAsync("audit", "verify"));
    }

    private static void Change(string database, string sql)
    {
        using var open = Chela.Edge.Sqlite.Database.OpenToWrite(database);
        open.Run(sql);
    }

    private static void Expect(TestHost host, params string[] parts)
    {
        Assert.Single(host.Error.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("error: ", host.Error, StringComparison.Ordinal);
        Assert.All(parts, p => Assert.Contains(p, host.Error, StringComparison.Ordinal));
    }

    private async Task AllAsync(string[][] verbs, params string[] parts)
    {
        foreach (var verb in verbs)
        {
            await ExpectAsync(verb, parts);
        }
    }

    private async Task ExpectAsync(string[] arguments, params string[] parts)
    {
        Assert.Equal(1, await _host.RunAsync(arguments));
        Expect(_host, parts);
    }

    private SqliteJournal Open() => (SqliteJournal)_host.OpenJournal(true)!;

    private async Task FillAsync(int count, int from = 0)
    {
        await using var journal = Open();
        await AppendAsync(journal, count, from);
    }

    private async Task AppendAsync(SqliteJournal journal, int count, int from = 0)
    {
        for (var at = from; at < from + count; at++)
        {
            await journal.AppendAsync("notes", at, [Event(at)], Cancellation);
        }
    }

    private NewEvent Event(int number) =>
        new("note", 1, _clock.Now, "one", Encoding.UTF8.GetBytes($$"""{"text":"日 {{number}}"}"""));
}
