using Chela.Agent.Journal;
using SQLitePCL;

namespace Chela.Edge.Sqlite;

/// <summary>
/// A connection to an SQLite file, for one thread at a time. What SQLite refuses becomes a <see cref="JournalException"/>.
/// </summary>
internal sealed class Database : IDisposable
{
    private const int BusyMilliseconds = 5_000;

    private readonly sqlite3 _handle;

    static Database() => Batteries_V2.Init();

    private Database(sqlite3 handle, string path)
    {
        _handle = handle;
        Path = path;
    }

    public string Path { get; }

    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a file to write, and makes it if it is missing.</summary>
    public static Database OpenToWrite(string path)
    {
        var database = Open(path, path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE);
        if (raw.sqlite3_db_readonly(database._handle, "main") == 1)
        {
            database.Dispose();
            throw SqliteProblem.Of(raw.SQLITE_READONLY, "it may only be read", path);
        }

        return database;
    }

    /// <summary>Opens a file to read. Where not even the files beside it can be made, it must be one that nobody writes.</summary>
    public static Database OpenToRead(string path)
    {
        var database = Open(path, path, raw.SQLITE_OPEN_READONLY);
        try
        {
            database.Number("PRAGMA user_version");
            return database;
        }
        catch (JournalException e) when (e.Problem is JournalProblem.ReadOnly && IsAlone(path))
        {
            database.Dispose();
            return Open(
                $"file:{Uri.EscapeDataString(path).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1",
                path,
                raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI
            );
        }
        catch (JournalException)
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Runs statements that return nothing.</summary>
    public void Run(string sql) => Check(raw.sqlite3_exec(_handle, sql));

    public Statement Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement));
        return new Statement(this, statement);
    }

    /// <summary>The one number that a query answers.</summary>
    public long Number(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Number(0) : 0;
    }

    /// <summary>The one text that a query answers.</summary>
    public string Text(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.Text(0) : "";
    }

    /// <summary>Moves what is in the write-ahead log into the file, as far as no reader needs it there.</summary>
    /// <returns>How many pages the log has, and how many of them were moved.</returns>
    public (int Log, int Moved) Checkpoint(CheckpointMode mode)
    {
        Check(raw.sqlite3_wal_checkpoint_v2(_handle, "main", (int)mode, out var log, out var moved));
        return (log, moved);
    }

    public void Check(int code)
    {
        if (code is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw Problem(code);
        }
    }

    public JournalException Problem(int code) =>
        SqliteProblem.Of(code, raw.sqlite3_errmsg(_handle).utf8_to_string(), Path);

    public void Dispose() => _handle.Dispose();

    private static Database Open(string name, string path, int flags)
    {
        var code = raw.sqlite3_open_v2(name, out var handle, flags | raw.SQLITE_OPEN_NOMUTEX, null);
        if (code != raw.SQLITE_OK)
        {
            var message = raw.sqlite3_errmsg(handle).utf8_to_string();
            handle.Dispose();
            throw SqliteProblem.Of(code, message, path);
        }

        raw.sqlite3_extended_result_codes(handle, 1);
        raw.sqlite3_busy_timeout(handle, BusyMilliseconds);
        return new Database(handle, path);
    }

    private static bool IsAlone(string path) => !File.Exists(path + "-wal") || new FileInfo(path + "-wal").Length == 0;
}
