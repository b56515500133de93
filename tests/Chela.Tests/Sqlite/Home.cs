using System.Text;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Tests.Support;

namespace Chela.Tests.Sqlite;

/// <summary>A home folder with a journal, and short words for what tests do with it.</summary>
internal sealed class Home : IDisposable
{
    public static readonly DateTimeOffset Morning = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder _folder = new();

    public string Path => _folder.Path;

    public SettableClock Clock { get; } = new(Morning);

    public string this[string file] => _folder[file];

    public static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public SqliteJournal Open(Func<SqliteJournalOptions, SqliteJournalOptions>? with = null)
    {
        var options = new SqliteJournalOptions { Clock = Clock };
        return SqliteJournal.Open(Path, with is null ? options : with(options));
    }

    public JournalException Refused(Func<SqliteJournalOptions, SqliteJournalOptions>? with = null) =>
        Assert.Throws<JournalException>(() => Open(with));

    public NewEvent Event(string body, string type = "test.happened", bool closes = false) =>
        new(type, 1, Clock.GetUtcNow(), "turn-1", Encoding.UTF8.GetBytes(body)) { Closes = closes };

    /// <summary>Opens, appends so many events one by one to a stream that has so many, closes.</summary>
    public async Task FillAsync(int count, string stream = "a", int from = 0)
    {
        await using var journal = Open();
        for (var i = 0; i < count; i++)
        {
            await journal.AppendAsync(stream, from + i, [Event($"{stream}{from + i}")], Cancellation);
        }
    }

    public static string BodyOf(JournalEvent read) =>
        read.Body is { } body ? Encoding.UTF8.GetString(body.Span) : "(forgotten)";

    public static async Task<List<string>> TextsAsync(SqliteJournal journal, long after = 0) =>
        await journal.ReadAsync(after, Cancellation).Select(BodyOf).ToListAsync(Cancellation);

    public void Dispose() => _folder.Dispose();
}
