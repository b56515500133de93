using System.Security.Cryptography;
using System.Text;

namespace Chela.Edge.Sqlite;

/// <summary>The tables. A later version of them gets the next number, and a step that leads there.</summary>
internal static class JournalSchema
{
    /// <summary>The version that this program writes.</summary>
    public const int Version = 2;

    /// <summary>"Chel": whose file it is.</summary>
    public const int ApplicationId = 0x4368_656C;

    public const string MetaId = "id";
    public const string MetaKey = "key";
    public const string MetaTime = "time";

    /// <summary>
    /// <c>events.key</c> and <c>body</c> are null together: the event was forgotten. The hash of the event before is in the row
    /// before. <c>streams.key</c> is null after all of the stream was forgotten, until the next event. The events of a stream are found
    /// from its last one back, each naming the one before; an index of them would be most of what a commit writes, since
    /// each stream ends on another page of it.
    /// </summary>
    private const string Tables = """
        CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
        CREATE TABLE types (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
        CREATE TABLE streams (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, version INTEGER NOT NULL, last INTEGER NOT NULL, closed INTEGER NOT NULL, key BLOB);
        CREATE INDEX open_streams ON streams (id) WHERE closed = 0;
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY, id BLOB NOT NULL, stream INTEGER NOT NULL, version INTEGER NOT NULL, before INTEGER NOT NULL, type INTEGER NOT NULL, v INTEGER NOT NULL,
            at INTEGER NOT NULL, cause INTEGER, correlation TEXT NOT NULL, closes INTEGER NOT NULL, key BLOB, hash BLOB NOT NULL, body_hash BLOB NOT NULL, body BLOB
        );
        CREATE TABLE snapshots (name TEXT PRIMARY KEY, position INTEGER NOT NULL, key BLOB NOT NULL, body BLOB NOT NULL);
        """;

    /// <summary>How a connection that writes is set. The log is moved when there is time, not by a commit.</summary>
    public static void Prepare(Database database)
    {
        database.Run("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
        database.Run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF");
    }

    /// <summary>Makes the tables, all or none.</summary>
    public static void Create(Database database, Guid id, ReadOnlySpan<byte> key)
    {
        database.Run("BEGIN IMMEDIATE");
        database.Run(Tables);
        using (var insert = database.Prepare("INSERT INTO meta (name, value) VALUES (?1, ?2)"))
        {
            insert.Bind(1, MetaId).Bind(2, id.ToByteArray(bigEndian: true)).Run();
            insert.Bind(1, MetaKey).Bind(2, KeyCheck(id, key)).Run();
        }

        database.Run($"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {Version}");
        database.Run("COMMIT");
    }

    /// <summary>The journal's own value; null if it has none of that name.</summary>
    public static byte[]? Meta(Database database, string name)
    {
        using var select = database.Prepare("SELECT value FROM meta WHERE name = ?1");
        return select.Bind(1, name).Step() ? select.Bytes(0).ToArray() : null;
    }

    /// <summary>What tells whether a key is the journal's, without telling the key.</summary>
    public static byte[] KeyCheck(Guid id, ReadOnlySpan<byte> key) =>
        HMACSHA256.HashData(key, [.. "chela journal key"u8, .. id.ToByteArray(bigEndian: true)]);

    /// <summary>What the first event links to.</summary>
    public static byte[] Genesis(Guid id) =>
        SHA256.HashData([.. "chela journal"u8, .. id.ToByteArray(bigEndian: true)]);

    /// <summary>What a stream's key is bound to.</summary>
    public static byte[] KeyOf(string stream) => Encoding.UTF8.GetBytes(stream);
}
