using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Copies all events up to the first that does not follow from the one before it into a new database; the old one stays beside it
/// when the new one takes its place. An event whose body alone is damaged stays as a forgotten one. Holds the lock.
/// </summary>
public sealed class JournalRepair : IDisposable
{
    private const string Rows =
        $"SELECT {EventReader.Columns} FROM events e LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type ORDER BY e.seq";

    private readonly JournalPaths _paths;
    private readonly JournalLock? _held;
    private readonly TimeProvider? _clock;
    private readonly Dictionary<long, (long Version, bool IsClosed, long Last)> _streams = [];
    private readonly Dictionary<string, long> _types = [];
    private JournalTail? _tail;

    private JournalRepair(JournalPaths paths, JournalException problem, JournalLock? held, TimeProvider? clock)
    {
        (_paths, Problem, _held, _clock) = (paths, problem, held, clock);
        if (IsOfClock)
        {
            return;
        }

        Acknowledged = JournalOpening.ReadAnchor(paths)?.Position;
        Clear();
        if (problem.Problem is JournalProblem.Damaged && !CanKeepSome(paths))
        {
            throw JournalOpening.BeyondRepair(problem);
        }

        if (File.Exists(paths.Database))
        {
            Copy();
        }
    }

    /// <summary>What is wrong.</summary>
    public JournalException Problem { get; }

    /// <summary>Whether the clock alone is the problem: then nothing is lost, and time goes on from now.</summary>
    public bool IsOfClock => Problem.Problem == JournalProblem.ClockSetBack;

    /// <summary>How many events are kept.</summary>
    public long Kept => _tail?.Position ?? 0;

    /// <summary>How many events there were; null if nobody knows.</summary>
    public long? Acknowledged { get; }

    /// <summary>How many events are kept whose bodies cannot be read any more.</summary>
    public long Unreadable { get; private set; }

    private string Part => _paths.Database + ".part";

    /// <summary>Looks at the journal of a home, and makes what would take its place; nothing is changed.</summary>
    /// <param name="home">The home.</param>
    /// <param name="clock">The clock.</param>
    /// <returns>The repair; null if nothing is wrong.</returns>
    /// <exception cref="JournalException">What is wrong cannot be repaired.</exception>
    public static JournalRepair? Begin(string home, TimeProvider clock)
    {
        var paths = new JournalPaths(Path.GetFullPath(home));
        if (!SqliteJournal.Exists(home))
        {
            throw JournalOpening.None(paths);
        }

        try
        {
            var held = JournalLock.Take(paths);
            try
            {
                if (Wrong(paths, clock) is { } problem)
                {
                    return new JournalRepair(paths, problem, held, clock);
                }
            }
            catch
            {
                held.Dispose();
                throw;
            }

            held.Dispose();
            return null;
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, paths.Home);
        }
    }

    /// <summary>Whether it can be told what is in a database: then a repair keeps what is whole, be that nothing.</summary>
    internal static bool CanKeepSome(JournalPaths paths)
    {
        try
        {
            using var old = OpenDamaged(paths.Database);
            JournalOpening.CheckOwner(old, paths.Key, KeyFile.Read(paths.Key));
            using var rows = old.Prepare(Rows);
            return true;
        }
        catch (JournalException e)
        {
            return e.Problem is JournalProblem.WrongKey;
        }
    }

    /// <summary>Repairs a journal whose lock is held.</summary>
    internal static void Run(JournalPaths paths, JournalException problem)
    {
        using var repair = new JournalRepair(paths, problem, null, null);
        repair.Complete();
    }

    /// <summary>Repairs it.</summary>
    /// <returns>Where the old database is; null if there is none.</returns>
    public string? Complete()
    {
        try
        {
            if (IsOfClock)
            {
                var accept = new SqliteJournalOptions { Clock = _clock!, AcceptClockSetBack = true };
                var (database, _, tail) = JournalOpening.ToWrite(_paths, accept);
                Close(_paths, database, tail);
                return null;
            }

            if (_tail is null)
            {
                File.Delete(_paths.Head);
                DamageMark.Clear(_paths);
                return null;
            }

            var kept = JournalRestore.SetAside(_paths);
            File.Move(Part, _paths.Database);
            using var anchor = new AnchorFile(_paths);
            anchor.WriteClosed(_tail.Position, _tail.Hash);
            DamageMark.Clear(_paths);
            DurableFile.FlushFolder(_paths.Home);
            return kept;
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, _paths.Home);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Clear();
        _held?.Dispose();
    }

    /// <summary>What is wrong and can be repaired; null if nothing is.</summary>
    private static JournalException? Wrong(JournalPaths paths, TimeProvider clock)
    {
        try
        {
            var (database, _, tail) = JournalOpening.ToWrite(paths, new SqliteJournalOptions { Clock = clock });
            Close(paths, database, tail);
            return JournalOpening.Find(paths, null).Problem is { } problem
                ? new JournalException(JournalProblem.Damaged, problem)
                : null;
        }
        catch (JournalException e)
            when (e.Problem is JournalProblem.TailLost or JournalProblem.Damaged or JournalProblem.ClockSetBack)
        {
            return e;
        }
    }

    private static void Close(JournalPaths paths, Database database, JournalTail tail)
    {
        database.Dispose();
        using var anchor = new AnchorFile(paths);
        anchor.WriteClosed(tail.Position, tail.Hash);
    }

    private void Clear()
    {
        foreach (var left in new[] { Part, Part + "-wal", Part + "-shm" })
        {
            File.Delete(left);
        }
    }

    /// <summary>
    /// SQLite refuses a file that is shorter than it says of itself, unless who opens it may change the schema
    /// (https://www.sqlite.org/pragma.html#pragma_writable_schema): then what is missing is found where it is looked for.
    /// </summary>
    private static Database OpenDamaged(string path)
    {
        var database = Database.OpenToWrite(path);
        database.Run("PRAGMA writable_schema = ON");
        return database;
    }

    private void Copy()
    {
        using var old = OpenDamaged(_paths.Database);
        if (old.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            return;
        }

        var key = KeyFile.Read(_paths.Key);
        var genesis = JournalOpening.CheckOwner(old, _paths.Key, key);
        OwnerOnly.Keep(Part);
        using var database = Database.OpenToWrite(Part);
        JournalSchema.Prepare(database);
        JournalSchema.Create(database, new Guid(JournalSchema.Meta(old, JournalSchema.MetaId)!, bigEndian: true), key);
        database.Run("BEGIN IMMEDIATE");
        _tail = Copy(old, database, genesis, key);
        database.Run("COMMIT");
        AcceptedTime.Read(old)?.Write(database);
    }

    private JournalTail Copy(Database old, Database database, byte[] genesis, byte[] key)
    {
        using var addEvent = database.Prepare(
            """
            INSERT INTO events (seq, id, stream, version, type, v, at, cause, correlation, closes, key, hash, body_hash, body, before)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)
            """
        );
        var chain = new Chain(genesis, old.Path);
        using (var reader = new EventReader(old, key, ownsDatabase: false))
        using (var rows = old.Prepare(Rows))
        {
            while (IsWhole(rows, chain, old.Path) is { } row)
            {
                var body = rows.Bytes(EventRow.BodyColumn);
                var isReadable = !row.IsForgotten && IsReadable(reader, row, rows);
                Unreadable += isReadable || row.IsForgotten ? 0 : 1;
                // Before its stream is told of it.
                addEvent.Bind(15, _streams.TryGetValue(row.StreamId, out var stream) ? stream.Last : 0);
                addEvent
                    .Bind(1, row.Position)
                    .Bind(2, rows.Bytes(1))
                    .Bind(3, StreamOf(database, row, reader.HasKey(row, rows), rows))
                    .Bind(4, row.Version)
                    .Bind(5, TypeOf(database, row.Header.Type))
                    .Bind(6, row.Header.BodyVersion)
                    .Bind(7, row.Header.At.UtcTicks)
                    .Bind(8, row.Header.Cause)
                    .Bind(9, row.Header.Correlation)
                    .Bind(10, row.Header.Closes ? 1 : 0)
                    .BindIf(isReadable, 11, rows.Bytes(EventRow.KeyColumn))
                    .Bind(12, rows.Bytes(EventRow.HashColumn))
                    .Bind(13, rows.Bytes(EventRow.BodyHashColumn))
                    .BindIf(isReadable, 14, body)
                    .Run();
            }
        }

        using var save = database.Prepare("UPDATE streams SET version = ?2, closed = ?3, last = ?4 WHERE id = ?1");
        foreach (var (stream, (version, isClosed, last)) in _streams)
        {
            save.Bind(1, stream).Bind(2, version).Bind(3, isClosed ? 1 : 0).Bind(4, last).Run();
        }

        return chain.Tail;
    }

    /// <summary>The next event, if it is whole; null at the end of what can be kept.</summary>
    private static EventRow? IsWhole(Statement rows, Chain chain, string path)
    {
        try
        {
            if (!rows.Step())
            {
                return null;
            }

            var row = EventRow.Of(rows, path);
            if (chain.Tail.Position == 0 && row.Position != 1)
            {
                return null;
            }

            chain.Add(row, rows);
            return row;
        }
        catch (JournalException e) when (e.Problem is JournalProblem.Damaged)
        {
            return null;
        }
    }

    private static bool IsReadable(EventReader reader, EventRow row, Statement columns)
    {
        try
        {
            reader.Check(row, columns, opens: true);
            return true;
        }
        catch (JournalException e) when (e.Problem is JournalProblem.Damaged)
        {
            return false;
        }
    }

    /// <summary>The stream of the new database. A key that does not fit goes, as when all of the stream is forgotten.</summary>
    private long StreamOf(Database database, EventRow row, bool hasKey, Statement columns)
    {
        if (!_streams.ContainsKey(row.StreamId))
        {
            using var add = database.Prepare(
                "INSERT INTO streams (id, name, version, last, closed, key) VALUES (?1, ?2, 0, 0, 0, ?3)"
            );
            add.Bind(1, row.StreamId)
                .Bind(2, row.Header.Stream)
                .BindIf(hasKey, 3, columns.Bytes(EventRow.StreamKeyColumn))
                .Run();
        }

        _streams[row.StreamId] = (row.Version, row.Header.Closes, row.Position);
        return row.StreamId;
    }

    private long TypeOf(Database database, string type)
    {
        if (!_types.TryGetValue(type, out var id))
        {
            id = _types.Count + 1;
            using var add = database.Prepare("INSERT INTO types (id, name) VALUES (?1, ?2)");
            add.Bind(1, id).Bind(2, type).Run();
            _types[type] = id;
        }

        return id;
    }
}
