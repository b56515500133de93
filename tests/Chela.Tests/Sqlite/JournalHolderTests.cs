using Chela.Edge.Sqlite;
using Chela.Tests.Support;

namespace Chela.Tests.Sqlite;

/// <summary>Who reads beside the writer sees that there is one, and whether it lives.</summary>
public sealed class JournalHolderTests : IDisposable
{
    private readonly TemporaryFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task The_journal_is_held_as_long_as_it_is_open_to_write()
    {
        Assert.Null(SqliteJournal.HeldSince(_home.Path));
        await using (SqliteJournal.Open(_home.Path, new SqliteJournalOptions()))
        {
            var since = Assert.NotNull(SqliteJournal.HeldSince(_home.Path));
            Assert.Equal(File.GetLastWriteTimeUtc(_home["journal.pid"]), since.UtcDateTime);
            await using var reader = SqliteJournal.Open(_home.Path, new SqliteJournalOptions { ReadOnly = true });
            Assert.NotNull(SqliteJournal.HeldSince(_home.Path));
        }

        Assert.Null(SqliteJournal.HeldSince(_home.Path));
    }

    [Fact]
    public async Task A_number_that_a_dead_process_left_holds_nothing()
    {
        await using (SqliteJournal.Open(_home.Path, new SqliteJournalOptions())) { }

        File.WriteAllText(_home["journal.pid"], "1\n");
        Assert.Null(SqliteJournal.HeldSince(_home.Path));
    }
}
