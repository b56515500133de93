using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Tests.Support;
using static Chela.Tests.Sqlite.Home;

namespace Chela.Tests.Sqlite;

/// <summary>A damaged page is refused where it can be seen, never half believed; and what an error advises works.</summary>
public sealed class JournalDamageTests : IDisposable
{
    private const int PageSize = 4096;
    private const int BytesOfEachPage = 24;

    private readonly Home _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task A_page_that_is_damaged_anywhere_is_refused_or_changes_nothing()
    {
        await _home.FillAsync(30);
        await _home.FillAsync(5, "b");
        var whole = Database();
        var expected = await ReadAllAsync();
        var random = new Random(20260302);
        var refused = 0;
        for (var page = 0; page < whole.Length; page += PageSize)
        {
            foreach (var damaged in Damages(whole, page, random))
            {
                Put(damaged);
                if (!await IsRefusedAsync())
                {
                    Assert.Equal(expected, await ReadAllAsync());
                    Assert.Null(JournalFiles.Verify(_home.Path).Problem);
                }
                else
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > whole.Length / PageSize, $"{refused} were refused");
    }

    [Fact]
    public async Task A_file_that_is_cut_off_in_its_middle_is_refused_and_repaired_or_restored()
    {
        using var elsewhere = new TemporaryFolder();
        await using (var journal = _home.Open())
        {
            for (var i = 0; i < 200; i++)
            {
                await journal.AppendAsync($"s{i % 20}", i / 20, [_home.Event(new string('x', 900))], Cancellation);
            }
        }

        JournalFiles.Backup(_home.Path, elsewhere["backup"], withKey: false);
        var whole = Database();
        var (repaired, restored) = (new List<long>(), 0);
        // The last one has nothing but its first bytes.
        for (var length = whole.Length - 1; length > 0; length = length == 600 ? 0 : Math.Max(600, length - 13_288))
        {
            Put(whole[..length]);
            var refused = _home.Refused();
            if (refused.Advice!.EndsWith("chela journal repair", StringComparison.Ordinal))
            {
                using var repair = JournalRepair.Begin(_home.Path, _home.Clock)!;
                Assert.Equal(200, repair.Acknowledged);
                var kept = repair.Complete();
                Assert.Equal(whole[..length], File.ReadAllBytes(kept!));
                File.Delete(kept!);
                repaired.Add(repair.Kept);
            }
            else
            {
                Assert.Contains("chela journal restore FILE", refused.Advice, StringComparison.Ordinal);
                var none = Assert.Throws<JournalException>(() => JournalRepair.Begin(_home.Path, _home.Clock));
                Assert.True(refused.Advice == none.Advice, $"{length}: {refused.Message} {none.Message}");
                JournalFiles.Restore(elsewhere["backup"], _home.Path, overwrite: true);
                restored++;
            }

            var found = JournalFiles.Verify(_home.Path);
            Assert.Null(found.Problem);
            await using var journal = _home.Open();
            Assert.Equal(found.Events, (await TextsAsync(journal)).Count);
            await journal.AppendAsync("more", 0, [_home.Event("")], Cancellation);
        }

        Assert.True(restored > 0, "none was restored");
        Assert.True(repaired[0] > 150, $"{repaired[0]} events were kept of a file that was nearly whole");
        Assert.True(
            repaired[repaired.Count / 2] > 60,
            $"{repaired[repaired.Count / 2]} events were kept of half a file"
        );
    }

    [Fact]
    public async Task Who_reads_damage_stops_all_acts_and_so_does_each_who_opens_it_after()
    {
        await FillLargeAsync();
        var whole = Database();
        await using (var journal = _home.Open())
        {
            using (var beside = Edge.Sqlite.Database.OpenToWrite(_home["journal.db"]))
            {
                beside.Run("UPDATE events SET body = zeroblob(length(body)) WHERE seq = 7");
            }

            await Assert.ThrowsAsync<JournalException>(() => TextsAsync(journal));
            var refused = await Assert.ThrowsAsync<JournalException>(() =>
                journal.AppendAsync("a", 20, [_home.Event("x")], Cancellation)
            );
            Assert.Contains("event 7 ", refused.Message, StringComparison.Ordinal);
            Assert.Contains("chela journal repair", refused.Advice, StringComparison.Ordinal);
        }

        Assert.True(File.Exists(_home["journal.damaged"]));
        Assert.Contains("event 7 ", _home.Refused().Message, StringComparison.Ordinal);
        // What is put back is looked at, and goes on.
        Put(whole);
        await _home.FillAsync(1, from: 20);
        Assert.False(File.Exists(_home["journal.damaged"]));
    }

    [Fact]
    public async Task What_the_audit_finds_is_refused_and_a_repair_makes_it_good()
    {
        await FillLargeAsync();
        using (var database = Edge.Sqlite.Database.OpenToWrite(_home["journal.db"]))
        {
            database.Run("UPDATE events SET key = zeroblob(length(key)) WHERE seq = 3");
        }

        Assert.NotNull(JournalFiles.Verify(_home.Path).Problem);
        Assert.Contains("event 3 ", _home.Refused().Message, StringComparison.Ordinal);
        using (var repair = JournalRepair.Begin(_home.Path, _home.Clock)!)
        {
            Assert.Equal((20, 1), (repair.Kept, repair.Unreadable));
            repair.Complete();
        }

        Assert.Null(JournalFiles.Verify(_home.Path).Problem);
        await _home.FillAsync(1, from: 20);
    }

    [Fact]
    public async Task What_another_one_finds_stops_the_one_who_writes()
    {
        await FillLargeAsync();
        await using var journal = _home.Open();
        await journal.AppendAsync("a", 20, [_home.Event("x")], Cancellation);
        using (var beside = Edge.Sqlite.Database.OpenToWrite(_home["journal.db"]))
        {
            beside.Run("UPDATE events SET body = zeroblob(length(body)) WHERE seq = 7");
        }

        Assert.NotNull(JournalFiles.Verify(_home.Path).Problem);
        var refused = await Assert.ThrowsAsync<JournalException>(() =>
            journal.AppendAsync("a", 21, [_home.Event("x")], Cancellation)
        );
        Assert.Contains("event 7 ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("chela journal repair", refused.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_large_journal_another_part_is_checked_at_each_opening()
    {
        await FillLargeAsync();
        using (var database = Edge.Sqlite.Database.OpenToWrite(_home["journal.db"]))
        {
            database.Run("UPDATE events SET body = zeroblob(length(body)) WHERE seq = 1");
        }

        JournalException? refused = null;
        for (var i = 0; i < 500 && refused is null; i++)
        {
            try
            {
                await _home.FillAsync(1, from: 20 + i);
            }
            catch (JournalException e)
            {
                refused = e;
            }
        }

        Assert.Contains("event 1 ", refused?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_files_are_for_the_owner_alone_also_those_that_were_not()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "needs modes of files");
        var home = _home["new/home"];
        await using (var journal = SqliteJournal.Open(home, new()))
        {
            await journal.AppendAsync("a", 0, [_home.Event("x")], Cancellation);
            Assert.Equal(7, Directory.GetFiles(home).Length);
            Assert.All(Directory.GetFiles(home), AssertForOwner);
        }

        Assert.Equal("rwx------", Modes.Of(home));
        Assert.Equal("rwx------", Modes.Of(_home["new"]));
        Modes.LetGroupRead(home);
        Assert.All(Directory.GetFiles(home), Modes.LetGroupRead);

        await using (var journal = SqliteJournal.Open(home, new()))
        {
            await journal.AppendAsync("a", 1, [_home.Event("x")], Cancellation);
            Assert.All(Directory.GetFiles(home), AssertForOwner);
        }

        // A folder that is there is the owner's.
        Assert.Equal("rwxr-----", Modes.Of(home));
        JournalFiles.Backup(home, _home["copy"], withKey: true);
        Assert.All([_home["copy"], _home["copy.key"]], AssertForOwner);
        JournalFiles.Restore(_home["copy"], home, overwrite: true);
        Assert.All(Directory.GetFiles(home), AssertForOwner);
    }

    private static void AssertForOwner(string file) => Assert.Equal("rw-------", Modes.Of(file));

    /// <summary>Larger than what is always checked whole.</summary>
    private async Task FillLargeAsync()
    {
        await using var journal = _home.Open();
        for (var i = 0; i < 20; i++)
        {
            var large = _home.Event("") with { Body = new byte[300_000] };
            await journal.AppendAsync("a", i, [large], Cancellation);
        }
    }

    private static IEnumerable<byte[]> Damages(byte[] whole, int page, Random random)
    {
        byte[] Changed(Action<Span<byte>> change)
        {
            var bytes = whole.ToArray();
            change(bytes.AsSpan(page, PageSize));
            return bytes;
        }

        yield return Changed(bytes => bytes.Clear());
        yield return Changed(random.NextBytes);
        yield return Changed(bytes => bytes[(PageSize / 2)..].Clear());
        for (var i = 0; i < BytesOfEachPage; i++)
        {
            // The first bytes of a page say what it is.
            var at = random.Next(i % 2 == 0 ? 100 : PageSize);
            yield return Changed(bytes => bytes[at] ^= (byte)random.Next(1, 256));
        }
    }

    private async Task<bool> IsRefusedAsync()
    {
        try
        {
            await _home.Open().DisposeAsync();
            return false;
        }
        catch (JournalException e)
        {
            Assert.Contains(_home.Path, e.Message, StringComparison.Ordinal);
            Assert.True(e.Problem is JournalProblem.WrongKey || e.Advice is not null, e.Message);
            return true;
        }
    }

    private async Task<string[]> ReadAllAsync()
    {
        await using var journal = _home.Open();
        return
        [
            .. await journal
                .ReadAsync(0, Cancellation)
                .Concat(journal.ReadStreamAsync("a", 0, Cancellation))
                .Concat(journal.ReadStreamAsync("b", 0, Cancellation))
                .Select(e => $"{e with { Body = null }} {BodyOf(e)}")
                .ToListAsync(Cancellation),
        ];
    }

    private byte[] Database() => File.ReadAllBytes(_home["journal.db"]);

    private void Put(byte[] database)
    {
        foreach (var old in Directory.GetFiles(_home.Path, "journal.db*"))
        {
            File.Delete(old);
        }

        File.WriteAllBytes(_home["journal.db"], database);
        File.WriteAllBytes(_home["journal.head"], _head ??= File.ReadAllBytes(_home["journal.head"]));
    }

    private byte[]? _head;
}
