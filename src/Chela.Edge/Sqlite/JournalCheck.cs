using System.Globalization;
using System.Security.Cryptography;

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

    /// <summary>Checks it.</summary>
    /// <exception cref="Chela.Agent.Journal.JournalException">Names the first thing that is wrong.</exception>
    public static JournalTail All(Database database, byte[] genesis)
    {
        var chain = new Chain(genesis, database.Path);
        using (var rows = database.Prepare(Rows))
        {
            Span<byte> hash = stackalloc byte[Sealed.HashLength];
            while (rows.Step())
            {
                var row = EventRow.Of(rows, database.Path);
                if (chain.Tail.Position == 0 && row.Position != 1)
                {
                    throw SqliteProblem.Damaged(database.Path, "event 1: it is missing");
                }

                chain.Add(row, rows);
                if (row.IsForgotten)
                {
                    continue;
                }

                SHA256.HashData(rows.Bytes(EventRow.BodyColumn), hash);
                if (!hash.SequenceEqual(rows.Bytes(EventRow.BodyHashColumn)))
                {
                    throw SqliteProblem.Damaged(
                        database.Path,
                        string.Create(CultureInfo.InvariantCulture, $"event {row.Position}: its body has another hash")
                    );
                }
            }
        }

        if (database.Text("PRAGMA integrity_check(1)") is var integrity and not "ok")
        {
            throw SqliteProblem.Damaged(database.Path, integrity);
        }

        if (database.Text(BadStream) is { Length: > 0 } stream)
        {
            throw SqliteProblem.Damaged(database.Path, $"the stream '{stream}' has another version than its events");
        }

        return chain.Tail;
    }
}
