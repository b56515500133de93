using System.Text;
using System.Text.Json;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// What the owner does with the journal of a home as a whole: verify, back up, restore, export, compact. To verify, to export and
/// to back up work while another process writes; the others take its lock.
/// </summary>
public static class JournalFiles
{
    /// <summary>Ends the name of a backup's key file, where the key was asked for.</summary>
    public const string KeyExtension = ".key";

    /// <summary>Looks at every event: its link, its hash, its seal; and at the database's own structure.</summary>
    /// <exception cref="JournalException">It cannot be opened, not even to read.</exception>
    public static JournalFinding Verify(string home) => JournalOpening.Find(Paths(home));

    /// <summary>
    /// Writes a copy of the database as it is now, whole or not at all. Bodies stay encrypted: it can be restored only with the
    /// home's key, which is in it only where it is asked for, as a file beside it.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="file">The copy; must not exist.</param>
    /// <param name="withKey">Whether the key is written too, to <paramref name="file"/> and <see cref="KeyExtension"/>.</param>
    public static void Backup(string home, string file, bool withKey)
    {
        var paths = Paths(home);
        file = Path.GetFullPath(file);
        Files(
            file,
            () =>
            {
                if (File.Exists(file) || (withKey && File.Exists(file + KeyExtension)))
                {
                    throw Exists(file);
                }

                var part = file + ".part";
                File.Delete(part);
                var (database, key) = JournalOpening.ToRead(paths, acceptLostTail: false);
                using (database)
                {
                    using var copy = database.Prepare("VACUUM INTO ?1");
                    copy.Bind(1, part).Run();
                }

                if (withKey)
                {
                    KeyFile.Write(file + KeyExtension, key);
                }

                Flush(part);
                File.Move(part, file);
            }
        );
    }

    /// <summary>Puts a backup in the place of a home's journal, after it was verified.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="home">The home; its key is used, or else the one beside the backup.</param>
    /// <param name="overwrite">The owner's consent to replace the journal that is there.</param>
    /// <returns>What is restored.</returns>
    public static JournalFinding Restore(string file, string home, bool overwrite)
    {
        var paths = Paths(home);
        file = Path.GetFullPath(file);
        JournalFinding? restored = null;
        Files(
            paths.Home,
            () =>
            {
                Directory.CreateDirectory(paths.Home);
                using var held = JournalLock.Take(paths);
                if (!overwrite && (File.Exists(paths.Database) || File.Exists(paths.Head)))
                {
                    throw Exists(paths.Database);
                }

                var part = paths.Database + ".part";
                File.Copy(file, part, overwrite: true);
                Flush(part);
                (restored, var key, var hash) = Look(part, file, paths);
                if (!File.Exists(paths.Key) || !File.ReadAllBytes(paths.Key).AsSpan().SequenceEqual(key))
                {
                    KeyFile.Write(paths.Key, key);
                }

                // The anchor first: after a crash in between, the old database is one that has another end than expected.
                using var anchor = new AnchorFile(paths);
                anchor.WriteClosed(restored.Events, hash);
                File.Delete(paths.Log);
                File.Delete(paths.Database + "-shm");
                File.Move(part, paths.Database, overwrite: true);
            }
        );
        return restored!;
    }

    /// <summary>Writes every event as a line of JSON, its body decrypted.</summary>
    /// <param name="home">The home.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task ExportAsync(string home, Stream output, CancellationToken cancellation)
    {
        var journal = SqliteJournal.Open(home, new SqliteJournalOptions { ReadOnly = true });
        await using (journal.ConfigureAwait(false))
        {
            using var line = new MemoryStream();
            await foreach (var read in journal.ReadAsync(0, cancellation).ConfigureAwait(false))
            {
                line.SetLength(0);
                Write(line, read);
                line.WriteByte((byte)'\n');
                await output
                    .WriteAsync(line.GetBuffer().AsMemory(0, (int)line.Length), cancellation)
                    .ConfigureAwait(false);
            }
        }
    }

    /// <summary>
    /// Forgets the large bodies of closed streams whose last event is old, and gives back the room of all that is forgotten. The
    /// chain still verifies.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="before">Streams that ended before this.</param>
    /// <param name="atLeast">Bodies of so many bytes and more; encrypted, so 16 more than they have in clear.</param>
    /// <returns>How many bodies were forgotten.</returns>
    public static long Compact(string home, DateTimeOffset before, int atLeast)
    {
        var paths = Paths(home);
        var forgotten = 0L;
        Files(
            paths.Home,
            () =>
            {
                using var held = JournalLock.Take(paths);
                var (database, _, tail) = JournalOpening.ToWrite(paths, new SqliteJournalOptions(), ignoreClock: true);
                using (database)
                {
                    database.Run("PRAGMA secure_delete = ON");
                    using (
                        var forget = database.Prepare(
                            """
                            UPDATE events SET key = NULL, body = NULL
                            WHERE body IS NOT NULL AND length(body) >= ?2 AND stream IN
                                (SELECT s.id FROM streams s JOIN events e ON e.stream = s.id AND e.version = s.version WHERE s.closed = 1 AND e.at < ?1)
                            """
                        )
                    )
                    {
                        forget.Bind(1, before.UtcTicks).Bind(2, (long)atLeast).Run();
                    }

                    forgotten = database.Number("SELECT changes()");
                    if (forgotten > 0)
                    {
                        // A snapshot can hold what was in them.
                        database.Run("DELETE FROM snapshots");
                    }

                    database.Run("VACUUM");
                    database.Checkpoint(CheckpointMode.Truncate);
                }

                using var anchor = new AnchorFile(paths);
                anchor.WriteClosed(tail.Position, tail.Hash);
            }
        );
        return forgotten;
    }

    private static JournalPaths Paths(string home) => new(Path.GetFullPath(home));

    /// <summary>Verifies a copy under the home's key, or under the one beside the backup.</summary>
    private static (JournalFinding Found, byte[] Key, byte[] Hash) Look(string part, string file, JournalPaths paths)
    {
        var key = KeyFile.Read(File.Exists(file + KeyExtension) ? file + KeyExtension : paths.Key);
        using var database = Database.OpenToRead(part);
        var genesis = JournalOpening.CheckOwner(database, paths, key);
        var found = JournalCheck.Find(database, genesis, key);
        return found.Problem is { } problem
            ? throw SqliteProblem.Damaged(file, problem)
            : (found, key, Convert.FromHexString(found.Head));
    }

    private static void Write(Stream output, JournalEvent read)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteNumber("position", read.Position);
        json.WriteString("id", read.Id);
        json.WriteString("stream", read.Stream);
        json.WriteNumber("version", read.Version);
        json.WriteString("type", read.Type);
        json.WriteNumber("v", read.BodyVersion);
        json.WriteString("at", read.At);
        if (read.Cause is { } cause)
        {
            json.WriteNumber("cause", cause);
        }

        json.WriteString("correlation", read.Correlation);
        WriteBody(json, read.Body);
        json.WriteEndObject();
    }

    /// <summary>The body as JSON; as text where it is none; null where it is forgotten.</summary>
    private static void WriteBody(Utf8JsonWriter json, ReadOnlyMemory<byte>? body)
    {
        if (body is not { } bytes)
        {
            json.WriteNull("body");
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(bytes);
            json.WritePropertyName("body");
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteString("text", Encoding.UTF8.GetString(bytes.Span));
        }
    }

    private static void Flush(string path)
    {
        using var file = File.OpenHandle(path, FileMode.Open, FileAccess.ReadWrite);
        RandomAccess.FlushToDisk(file);
    }

    private static void Files(string path, Action act)
    {
        try
        {
            act();
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, path);
        }
    }

    private static JournalException Exists(string path) =>
        new(
            JournalProblem.Other,
            $"expected {path} not to exist, found that it does",
            "name another place, or say that it may be replaced"
        );
}
