using System.Globalization;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>Looks at all of a database: SQLite's own structure, every link, every body and key, every stream; or at a part of its events.</summary>
internal static class JournalCheck
{
    private const int FollowsInStreamColumn = 16;
    private const int RowBytes = 300;

    /// <summary>Each event, and whether the one that it names is the one before it in its stream.</summary>
    private const string Rows = $"""
        SELECT {EventReader.Columns},
            CASE e.version WHEN 1 THEN e.before = 0
            ELSE (SELECT b.stream = e.stream AND b.version = e.version - 1 FROM events b WHERE b.seq = e.before) END
        FROM events e LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type WHERE e.seq > ?1 ORDER BY e.seq
        """;

    /// <summary>A stream's row against its events: how many, whether the last one closes it.</summary>
    private const string BadStream = """
        SELECT s.name FROM streams s
        LEFT JOIN (SELECT stream, count(*) AS events, max(version) AS version, min(version) AS first, max(seq) AS last FROM events GROUP BY stream) e ON e.stream = s.id
        WHERE s.version <> e.events OR s.version <> e.version OR s.last <> e.last OR e.first <> 1 OR e.events IS NULL
            OR s.closed <> (SELECT closes FROM events WHERE seq = s.last)
        LIMIT 1
        """;

    /// <summary>Checks all of it.</summary>
    /// <exception cref="JournalException">Names the first thing that is wrong.</exception>
    public static void All(Database database, byte[] genesis, byte[] key)
    {
        var chain = new Chain(genesis, database.Path);
        using var reader = new EventReader(database, key, ownsDatabase: false);
        foreach (var _ in Events(database, reader, chain, 0)) { }
        Structure(database);
    }

    /// <summary>Checks some events: as many as have so many bytes, or up to the last.</summary>
    /// <param name="database">The database.</param>
    /// <param name="genesis">What the first event links to.</param>
    /// <param name="key">The home's key.</param>
    /// <param name="first">The first of them, from 1.</param>
    /// <param name="bytes">How many bytes of bodies and rows are enough.</param>
    /// <returns>How many bytes were left at the last one; 0 or less: it was not reached.</returns>
    /// <exception cref="JournalException">Names the first thing that is wrong.</exception>
    public static long Part(Database database, byte[] genesis, byte[] key, long first, long bytes)
    {
        // The one before the first is only there to be linked to.
        var chain = new Chain(genesis, database.Path);
        using var reader = new EventReader(database, key, ownsDatabase: false);
        foreach (var (_, size) in Events(database, reader, chain, Math.Max(0, first - 2)))
        {
            bytes -= size;
            if (bytes <= 0)
            {
                break;
            }
        }

        return bytes;
    }

    /// <summary>Checks it, and that every body can be decrypted.</summary>
    /// <param name="database">The database.</param>
    /// <param name="genesis">What the first event links to.</param>
    /// <param name="key">The home's key.</param>
    /// <param name="passed">Is told after each event how many are found sound.</param>
    public static JournalFinding Find(Database database, byte[] genesis, byte[] key, Action<long>? passed = null)
    {
        var chain = new Chain(genesis, database.Path);
        var forgotten = 0L;
        string? problem = null;
        try
        {
            using var reader = new EventReader(database, key, ownsDatabase: false);
            foreach (var row in Events(database, reader, chain, 0, opens: true))
            {
                forgotten += row.IsForgotten ? 1 : 0;
                passed?.Invoke(chain.Tail.Position);
            }

            Structure(database);
        }
        catch (JournalException e)
        {
            problem = e.Message;
        }

        return new JournalFinding(chain.Tail.Position, forgotten, Convert.ToHexStringLower(chain.Tail.Hash), problem)
        {
            Last = chain.Tail.Position == 0 ? null : chain.Tail.At,
        };
    }

    /// <summary>Goes through the events after a position.</summary>
    private static IEnumerable<(bool IsForgotten, long Size)> Events(
        Database database,
        EventReader reader,
        Chain chain,
        long after,
        bool opens = false
    )
    {
        using var rows = database.Prepare(Rows);
        rows.Bind(1, after);
        while (rows.Step())
        {
            var row = EventRow.Of(rows, database.Path);
            if (row.Position != ++after)
            {
                throw SqliteProblem.Damaged(
                    database.Path,
                    string.Create(CultureInfo.InvariantCulture, $"event {after}: it is missing")
                );
            }

            chain.Add(row, rows);
            if (rows.Number(FollowsInStreamColumn) != 1)
            {
                throw SqliteProblem.Damaged(
                    database.Path,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"event {row.Position}: it does not follow in its stream"
                    )
                );
            }

            if (!row.IsForgotten)
            {
                reader.Check(row, rows, opens);
            }

            yield return (row.IsForgotten, RowBytes + rows.Bytes(EventRow.BodyColumn).Length);
        }
    }

    private static void Structure(Database database)
    {
        if (database.Text("PRAGMA integrity_check(1)") is var integrity and not "ok")
        {
            throw SqliteProblem.Damaged(database.Path, integrity);
        }

        if (database.Text(BadStream) is { Length: > 0 } stream)
        {
            throw SqliteProblem.Damaged(database.Path, $"the stream '{stream}' has another version than its events");
        }
    }
}
