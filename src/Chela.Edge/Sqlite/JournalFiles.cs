using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// What the owner does with the journal of a home as a whole: verify, back up, restore, export, compact. To verify, to export and
/// to back up work while another process writes; the others take its lock.
/// </summary>
public static class JournalFiles
{
    private const string OldAndLarge = """
        WHERE body IS NOT NULL AND length(body) >= ?2 AND stream IN
            (SELECT s.id FROM streams s JOIN events e ON e.seq = s.last WHERE s.closed = 1 AND e.at < ?1)
        """;

    // Not a page: Chinese stays as it is.
    private static readonly JsonWriterOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Ends the name of a backup's key file, where the key was asked for.</summary>
    public const string KeyExtension = ".key";

    /// <summary>Looks at every event: its link, its hash, its seal; and at the database's own structure.</summary>
    /// <param name="home">The home.</param>
    /// <param name="passed">Is told how many events are found sound: first their links, then their bodies.</param>
    /// <exception cref="JournalException">It cannot be opened, not even to read.</exception>
    public static JournalFinding Verify(string home, Action<long>? passed = null) =>
        JournalOpening.Find(Paths(home), passed);

    /// <summary>
    /// Writes a copy of the database as it is now, verified, whole or not at all. Bodies stay encrypted: it can be restored only
    /// with the home's key, which is in it only where it is asked for, as a file beside it.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="file">The copy; must not exist.</param>
    /// <param name="withKey">Whether the key is written too, to <paramref name="file"/> and <see cref="KeyExtension"/>.</param>
    /// <returns>What is in it.</returns>
    public static JournalFinding Backup(string home, string file, bool withKey)
    {
        var paths = Paths(home);
        file = Path.GetFullPath(file);
        var part = file + ".part";
        JournalFinding? found = null;
        Files(
            file,
            () =>
            {
                MustBeFree(file);
                if (withKey)
                {
                    MustBeFree(file + KeyExtension);
                }

                try
                {
                    File.Delete(part);
                    OwnerOnly.Keep(part);
                    found = Copy(paths, part, file, out var key);
                    if (withKey)
                    {
                        KeyFile.Write(file + KeyExtension, key);
                    }

                    DurableFile.FlushFile(part);
                    File.Move(part, file);
                    DurableFile.FlushFolder(Path.GetDirectoryName(file)!);
                }
                finally
                {
                    File.Delete(part);
                }
            }
        );
        return found!;
    }

    /// <summary>Looks at a backup without restoring it.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="home">The home; its key is used, or else the one beside the backup.</param>
    /// <exception cref="JournalException">It could not be restored.</exception>
    public static JournalFinding LookAt(string file, string home) =>
        Restored(file, home, restore => new RestoredJournal(restore.Found, null)).Found;

    /// <summary>Puts a backup in the place of a home's journal, after it was verified.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="home">The home; its key is used, or else the one beside the backup.</param>
    /// <param name="overwrite">The owner's consent to replace the journal that is there.</param>
    /// <exception cref="JournalException">It cannot be restored; nothing was changed.</exception>
    public static RestoredJournal Restore(string file, string home, bool overwrite) =>
        Restored(
            file,
            home,
            restore =>
            {
                if (!overwrite && SqliteJournal.Exists(home))
                {
                    throw Exists(Paths(home).Database, "say that it may be replaced: --yes");
                }

                return new RestoredJournal(restore.Found, restore.Complete());
            }
        );

    /// <summary>Writes every event as a line of JSON, its body decrypted.</summary>
    /// <param name="home">The home.</param>
    /// <param name="output">Where to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many.</returns>
    public static async Task<long> ExportAsync(string home, TextWriter output, CancellationToken cancellation)
    {
        var journal = SqliteJournal.Open(home, new SqliteJournalOptions { ReadOnly = true });
        await using (journal.ConfigureAwait(false))
        {
            var count = 0L;
            using var line = new MemoryStream();
            await foreach (var read in journal.ReadAsync(0, cancellation).ConfigureAwait(false))
            {
                line.SetLength(0);
                Write(line, read);
                line.WriteByte((byte)'\n');
                var text = Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
                await output.WriteAsync(text.AsMemory(), cancellation).ConfigureAwait(false);
                count++;
            }

            return count;
        }
    }

    /// <summary>Writes every event as a line of JSON to a file that only the owner may read: whole or not at all.</summary>
    /// <param name="home">The home.</param>
    /// <param name="file">The file; must not exist.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>How many.</returns>
    public static async Task<long> ExportAsync(string home, string file, CancellationToken cancellation)
    {
        file = Path.GetFullPath(file);
        var part = file + ".part";
        try
        {
            MustBeFree(file);
            try
            {
                File.Delete(part);
                long count;
                var stream = new FileStream(part, OwnerOnly.Options(FileMode.CreateNew));
                await using (stream.ConfigureAwait(false))
                {
                    var writer = new StreamWriter(stream);
                    await using (writer.ConfigureAwait(false))
                    {
                        count = await ExportAsync(home, writer, cancellation).ConfigureAwait(false);
                    }
                }

                DurableFile.FlushFile(part);
                File.Move(part, file);
                DurableFile.FlushFolder(Path.GetDirectoryName(file)!);
                return count;
            }
            finally
            {
                File.Delete(part);
            }
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, file);
        }
    }

    /// <summary>
    /// Forgets the large bodies of closed streams whose last event is old, and gives back the room of all that is forgotten. The
    /// chain still verifies.
    /// </summary>
    /// <param name="home">The home.</param>
    /// <param name="before">Streams that ended before this.</param>
    /// <param name="atLeast">Bodies of so many bytes and more; encrypted, so 16 more than they have in clear.</param>
    public static JournalCompaction Compact(string home, DateTimeOffset before, int atLeast)
    {
        var paths = Paths(home);
        var (forgotten, streams, size) = (0L, 0L, 0L);
        Files(
            paths.Home,
            () =>
            {
                if (!SqliteJournal.Exists(home))
                {
                    throw JournalOpening.None(paths);
                }

                using var held = JournalLock.Take(paths);
                size = SizeOf(paths);
                var (database, _, tail) = JournalOpening.ToWrite(paths, new SqliteJournalOptions(), ignoreClock: true);
                using (database)
                {
                    database.Run("PRAGMA secure_delete = ON");
                    using (var count = database.Prepare($"SELECT count(DISTINCT stream) FROM events {OldAndLarge}"))
                    {
                        streams = count.Bind(1, before.UtcTicks).Bind(2, (long)atLeast).Step() ? count.Number(0) : 0;
                    }

                    using (var forget = database.Prepare($"UPDATE events SET key = NULL, body = NULL {OldAndLarge}"))
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
        var now = SizeOf(paths);
        return new JournalCompaction(forgotten, streams, size - now, now);
    }

    /// <summary>What <see cref="Compact"/> would forget; changes nothing.</summary>
    /// <returns>The bytes of these bodies in the place of those that would be given back.</returns>
    public static JournalCompaction WouldCompact(string home, DateTimeOffset before, int atLeast)
    {
        var paths = Paths(home);
        var found = new JournalCompaction(0, 0, 0, 0);
        Files(
            paths.Home,
            () =>
            {
                var (database, _) = JournalOpening.ToRead(paths, acceptLostTail: false);
                using (database)
                using (
                    var count = database.Prepare(
                        $"SELECT count(*), count(DISTINCT stream), coalesce(sum(length(body)), 0) FROM events {OldAndLarge}"
                    )
                )
                {
                    _ = count.Bind(1, before.UtcTicks).Bind(2, (long)atLeast).Step();
                    found = new JournalCompaction(count.Number(0), count.Number(1), count.Number(2), SizeOf(paths));
                }
            }
        );
        return found;
    }

    private static JournalPaths Paths(string home) => new(Path.GetFullPath(home));

    private static RestoredJournal Restored(string file, string home, Func<JournalRestore, RestoredJournal> act)
    {
        var paths = Paths(home);
        file = Path.GetFullPath(file);
        RestoredJournal? restored = null;
        Files(
            paths.Home,
            () =>
            {
                OwnerOnly.CreateFolder(paths.Home);
                using var held = JournalLock.Take(paths);
                using var restore = new JournalRestore(file, paths);
                restored = act(restore);
            }
        );
        return restored!;
    }

    /// <summary>Copies the database as it is now, and looks at the copy.</summary>
    private static JournalFinding Copy(JournalPaths paths, string part, string file, out byte[] key)
    {
        (var database, key) = JournalOpening.ToRead(paths, acceptLostTail: false);
        using (database)
        {
            try
            {
                using var copy = database.Prepare("VACUUM INTO ?1");
                copy.Bind(1, part).Run();
            }
            catch (JournalException e) when (e.Problem is JournalProblem.Damaged)
            {
                DamageMark.Set(paths, e.Message);
                throw;
            }
            catch (JournalException e) when (e.Problem is JournalProblem.ReadOnly or JournalProblem.NoSpace)
            {
                // SQLite names the database that it reads.
                throw new JournalException(
                    e.Problem,
                    e.Message.Replace(paths.Database, file, StringComparison.Ordinal),
                    e.Advice
                );
            }
        }

        using var copied = Database.OpenToRead(part);
        var found = JournalCheck.Find(copied, JournalOpening.CheckOwner(copied, paths.Key, key), key);
        return found.Problem is { } problem
            ? throw new JournalException(
                JournalProblem.Damaged,
                problem.Replace(part, paths.Database, StringComparison.Ordinal),
                "nothing was written; see chela journal repair"
            )
            : found;
    }

    private static long SizeOf(JournalPaths paths) =>
        new[] { paths.Database, paths.Log }.Where(File.Exists).Sum(f => new FileInfo(f).Length);

    private static void Write(Stream output, JournalEvent read)
    {
        using var json = new Utf8JsonWriter(output, s_readable);
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

    private static void MustBeFree(string file)
    {
        if (Path.Exists(file))
        {
            throw Exists(file, "name another file");
        }

        if (!Directory.Exists(Path.GetDirectoryName(file)))
        {
            throw new JournalException(
                JournalProblem.Other,
                $"expected the folder {Path.GetDirectoryName(file)}, found none",
                "make it, or name another one"
            );
        }
    }

    private static JournalException Exists(string path, string advice) =>
        new(JournalProblem.Other, $"expected {path} not to exist, found that it does", advice);
}
