using System.Globalization;
using System.Security.Cryptography;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>Looks at all of a database: SQLite's own structure, every link, every stream.</summary>
internal static class JournalCheck
{
    private const string Rows =
        $"SELECT {EventReader.Columns} FROM events e LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type ORDER BY e.seq";

    /// <summary>A stream's row against its events: how many, whether the last one closes it.</summary>
    private const string BadStream = """
        SELECT s.name FROM streams s
        LEFT JOIN (SELECT stream, count(*) AS events, max(version) AS last, min(version) AS first FROM events GROUP BY stream) e ON e.stream = s.id
        WHERE s.version <> e.events OR s.version <> e.last OR e.first <> 1 OR e.events IS NULL
            OR s.closed <> (SELECT closes FROM events WHERE stream = s.id AND version = s.version)
        LIMIT 1
        """;

    /// <summary>Checks it, without the keys.</summary>
    /// <exception cref="JournalException">Names the first thing that is wrong.</exception>
    public static void All(Database database, byte[] genesis)
    {
        var chain = new Chain(genesis, database.Path);
        foreach (var _ in Events(database, chain)) { }
        Structure(database);
    }

    /// <summary>Checks it, and that every body can be decrypted.</summary>
    /// <param name="database">The database.</param>
    /// <param name="genesis">What the first event links to.</param>
    /// <param name="key">The home's key.</param>
    /// <param name="passed">Is told after each event how many are found sound: first their links, then their bodies.</param>
    public static JournalFinding Find(Database database, byte[] genesis, byte[] key, Action<long>? passed = null)
    {
        var chain = new Chain(genesis, database.Path);
        var forgotten = 0L;
        string? problem = null;
        try
        {
            using var reader = new EventReader(database, key, ownsDatabase: false);
            foreach (var isForgotten in Events(database, chain))
            {
                forgotten += isForgotten ? 1 : 0;
                passed?.Invoke(chain.Tail.Position);
            }

            for (var after = 0L; after < chain.Tail.Position; )
            {
                after = reader.All(after, chain.Tail.Position)[^1].Position;
                passed?.Invoke(after);
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

    /// <summary>Goes through all events; tells of each whether it is forgotten.</summary>
    private static IEnumerable<bool> Events(Database database, Chain chain)
    {
        using var rows = database.Prepare(Rows);
        var hash = new byte[Sealed.HashLength];
        while (rows.Step())
        {
            var row = EventRow.Of(rows, database.Path);
            if (chain.Tail.Position == 0 && row.Position != 1)
            {
                throw SqliteProblem.Damaged(database.Path, "event 1: it is missing");
            }

            if (!row.IsForgotten)
            {
                SHA256.HashData(rows.Bytes(EventRow.BodyColumn), hash);
                if (!rows.Bytes(EventRow.BodyHashColumn).SequenceEqual(hash))
                {
                    throw SqliteProblem.Damaged(
                        database.Path,
                        string.Create(CultureInfo.InvariantCulture, $"event {row.Position}: its body has another hash")
                    );
                }
            }

            chain.Add(row, rows);
            yield return row.IsForgotten;
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
