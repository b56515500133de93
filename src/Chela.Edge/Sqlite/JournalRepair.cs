using System.Globalization;
using System.Security.Cryptography;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Copies all events up to the first that does not follow from the one before it into a new database, and keeps the old one
/// beside it. An event whose body alone is damaged stays as a forgotten one.
/// </summary>
internal sealed class JournalRepair
{
    private const string Rows =
        $"SELECT {EventReader.Columns} FROM events e LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type ORDER BY e.seq";

    private readonly Database _new;
    private readonly Dictionary<long, (long Version, bool IsClosed)> _streams = [];
    private readonly Dictionary<string, long> _types = [];

    private JournalRepair(Database database) => _new = database;

    /// <summary>Repairs the journal of a home, whose lock is held.</summary>
    public static void Run(JournalPaths paths)
    {
        var part = paths.Database + ".part";
        foreach (var left in new[] { part, part + "-wal", part + "-shm" })
        {
            File.Delete(left);
        }

        var tail = File.Exists(paths.Database) ? Copy(paths, part) : null;
        if (tail is not null)
        {
            SetAside(paths);
            File.Move(part, paths.Database);
            using var anchor = new AnchorFile(paths);
            anchor.WriteClosed(tail.Position, tail.Hash);
        }
        else
        {
            File.Delete(paths.Head);
        }
    }

    private static JournalTail? Copy(JournalPaths paths, string part)
    {
        using var old = Database.OpenToWrite(paths.Database);
        if (old.Number("SELECT count(*) FROM sqlite_schema") == 0)
        {
            return null;
        }

        var key = KeyFile.Read(paths.Key);
        var genesis = JournalOpening.CheckOwner(old, paths, key);
        using var database = Database.OpenToWrite(part);
        JournalSchema.Prepare(database);
        JournalSchema.Create(database, new Guid(JournalSchema.Meta(old, JournalSchema.MetaId)!, bigEndian: true), key);
        database.Run("BEGIN IMMEDIATE");
        var tail = new JournalRepair(database).Copy(old, genesis);
        database.Run("COMMIT");
        AcceptedTime.Read(old)?.Write(database);
        return tail;
    }

    private JournalTail Copy(Database old, byte[] genesis)
    {
        using var addEvent = _new.Prepare(
            "INSERT INTO events VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)"
        );
        var chain = new Chain(genesis, old.Path);
        using (var rows = old.Prepare(Rows))
        {
            while (IsWhole(rows, chain, old.Path) is { } row)
            {
                var body = rows.Bytes(EventRow.BodyColumn);
                var isReadable =
                    !row.IsForgotten
                    && SHA256.HashData(body).AsSpan().SequenceEqual(rows.Bytes(EventRow.BodyHashColumn));
                addEvent
                    .Bind(1, row.Position)
                    .Bind(2, rows.Bytes(1))
                    .Bind(3, StreamOf(row, rows))
                    .Bind(4, row.Version)
                    .Bind(5, TypeOf(row.Header.Type))
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

        using var save = _new.Prepare("UPDATE streams SET version = ?2, closed = ?3 WHERE id = ?1");
        foreach (var (stream, (version, isClosed)) in _streams)
        {
            save.Bind(1, stream).Bind(2, version).Bind(3, isClosed ? 1 : 0).Run();
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

    private long StreamOf(EventRow row, Statement columns)
    {
        if (!_streams.ContainsKey(row.StreamId))
        {
            using var add = _new.Prepare(
                "INSERT INTO streams (id, name, version, closed, key) VALUES (?1, ?2, 0, 0, ?3)"
            );
            add.Bind(1, row.StreamId)
                .Bind(2, row.Header.Stream)
                .BindIf(!columns.IsNull(EventRow.StreamKeyColumn), 3, columns.Bytes(EventRow.StreamKeyColumn))
                .Run();
        }

        _streams[row.StreamId] = (row.Version, row.Header.Closes);
        return row.StreamId;
    }

    private long TypeOf(string type)
    {
        if (!_types.TryGetValue(type, out var id))
        {
            id = _types.Count + 1;
            using var add = _new.Prepare("INSERT INTO types (id, name) VALUES (?1, ?2)");
            add.Bind(1, id).Bind(2, type).Run();
            _types[type] = id;
        }

        return id;
    }

    /// <summary>The old database stays, under a name of its own.</summary>
    private static void SetAside(JournalPaths paths)
    {
        var number = 1;
        string Name() => string.Create(CultureInfo.InvariantCulture, $"{paths.Database}.old{number}");
        while (File.Exists(Name()))
        {
            number++;
        }

        File.Move(paths.Database, Name());
        if (File.Exists(paths.Log))
        {
            File.Move(paths.Log, Name() + "-wal");
        }

        File.Delete(paths.Database + "-shm");
    }
}
