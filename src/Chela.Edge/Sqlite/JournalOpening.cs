using System.Buffers.Binary;
using System.Globalization;
using Chela.Agent.Faults;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// Opens the database: its key, its version, its end against the anchor. To write, all of a small one is checked, and of a large
/// one a part, another at each opening. After a log was lost, when SQLite may have put old pages over new ones, or after somebody found
/// damage, all of it is checked, however large it is.
/// </summary>
internal static class JournalOpening
{
    /// <summary>How many of the last events have their links checked.</summary>
    private const int Links = 8;

    /// <summary>A database of so many bytes is checked whole, and so many of a larger one.</summary>
    internal const long Checked = 4 * 1024 * 1024;

    /// <summary>Opens it to write; makes what is missing of a new one.</summary>
    public static (Database Database, byte[] Key, JournalTail Tail) ToWrite(
        JournalPaths paths,
        SqliteJournalOptions options,
        bool ignoreClock = false
    ) => Advised(paths, () => OpenToWrite(paths, options, ignoreClock));

    /// <summary>Opens it to read.</summary>
    /// <param name="paths">Its files.</param>
    /// <param name="acceptLostTail">Whether its end is not looked at.</param>
    public static (Database Database, byte[] Key) ToRead(JournalPaths paths, bool acceptLostTail) =>
        Advised(paths, () => OpenToRead(paths, acceptLostTail));

    private static (Database Database, byte[] Key, JournalTail Tail) OpenToWrite(
        JournalPaths paths,
        SqliteJournalOptions options,
        bool ignoreClock
    )
    {
        var anchor = ReadAnchor(paths);
        var salt = AnchorFile.Salt(paths);
        if (!File.Exists(paths.Database) && anchor is { Position: > 0 })
        {
            throw TailLost(paths, anchor, 0);
        }

        OwnerOnly.Keep(paths.Database);
        if (File.Exists(paths.Key))
        {
            OwnerOnly.Keep(paths.Key);
        }

        var database = Database.OpenToWrite(paths.Database);
        try
        {
            if (IsEmpty(database))
            {
                Create(database, paths, anchor, options.Clock);
                anchor = null;
            }
            else
            {
                CheckVersion(database);
                JournalSchema.Prepare(database);
            }

            if (options.MostPages > 0)
            {
                database.Number(
                    string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {options.MostPages}")
                );
            }

            var key = KeyFile.Read(paths.Key);
            var genesis = CheckOwner(database, paths.Key, key);
            var tail = Tail(database, paths, genesis);
            CheckAnchor(paths, database, anchor, tail);
            if (DamageMark.IsSet(paths) || (anchor is not null && IsLogLost(database, anchor, salt)))
            {
                JournalCheck.All(database, genesis, key);
                DamageMark.Clear(paths);
            }
            else
            {
                CheckSome(database, genesis, key, tail);
            }

            return (database, key, ignoreClock ? tail : Time(database, tail, options));
        }
        catch (JournalException e) when (e.Problem == JournalProblem.Damaged)
        {
            DamageMark.Set(paths, e.Message);
            database.Dispose();
            throw;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static (Database Database, byte[] Key) OpenToRead(JournalPaths paths, bool acceptLostTail)
    {
        // Before the database: a writer may be at work.
        var anchor = ReadAnchor(paths);
        if (!File.Exists(paths.Database))
        {
            throw anchor is { Position: > 0 } ? TailLost(paths, anchor, 0) : None(paths);
        }

        var database = Database.OpenToRead(paths.Database);
        try
        {
            CheckVersion(database);
            var key = KeyFile.Read(paths.Key);
            var genesis = CheckOwner(database, paths.Key, key);
            if (!acceptLostTail)
            {
                CheckAnchor(paths, database, anchor, Tail(database, paths, genesis));
            }

            return (database, key);
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    /// <summary>Looks at all of a journal, wherever it is damaged.</summary>
    public static JournalFinding Find(JournalPaths paths, Action<long>? passed)
    {
        var anchor = ReadAnchor(paths);
        var (database, key) = ToRead(paths, acceptLostTail: true);
        using (database)
        {
            var genesis = CheckOwner(database, paths.Key, key);
            var found = JournalCheck.Find(database, genesis, key, passed);
            try
            {
                if (found.Problem is { } damage)
                {
                    DamageMark.Set(paths, damage);
                }
                else
                {
                    CheckAnchor(paths, database, anchor, Tail(database, paths, genesis));
                }

                return found;
            }
            catch (JournalException e)
            {
                return found with { Problem = e.Message };
            }
        }
    }

    /// <summary>That the database is a journal, of a version that is known, and that the key is its own.</summary>
    /// <returns>What the first event links to.</returns>
    public static byte[] CheckOwner(Database database, string keyFile, ReadOnlySpan<byte> key)
    {
        CheckVersion(database);
        var id = JournalSchema.Meta(database, JournalSchema.MetaId);
        var check = JournalSchema.Meta(database, JournalSchema.MetaKey);
        if (id is not { Length: 16 } || check is not { Length: 32 })
        {
            throw SqliteProblem.Damaged(database.Path, "a journal without its id");
        }

        var guid = new Guid(id, bigEndian: true);
        return JournalSchema.KeyCheck(guid, key).AsSpan().SequenceEqual(check)
            ? JournalSchema.Genesis(guid)
            : throw new JournalException(
                JournalProblem.WrongKey,
                $"expected the key of the journal {guid} in {keyFile}, found another key",
                "put back the key file that belongs to this journal"
            );
    }

    /// <summary>
    /// The last event's hash tells which part of a large journal is checked: another at each opening after something happened, and all
    /// of it comes to its turn.
    /// </summary>
    private static void CheckSome(Database database, byte[] genesis, byte[] key, JournalTail tail)
    {
        if (database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size") <= Checked)
        {
            JournalCheck.All(database, genesis, key);
        }
        else if (tail.Position > 0)
        {
            var pick = BinaryPrimitives.ReadUInt64BigEndian(tail.Hash) % (ulong)tail.Position;
            var left = JournalCheck.Part(database, genesis, key, 1 + (long)pick, Checked);
            // The last one is followed by the first one.
            JournalCheck.Part(database, genesis, key, 1, left);
        }
    }

    /// <summary>Where nothing of it can be kept, a repair is of no use.</summary>
    private static T Advised<T>(JournalPaths paths, Func<T> open)
    {
        try
        {
            return open();
        }
        catch (JournalException e) when (e.Problem is JournalProblem.Damaged && !JournalRepair.CanKeepSome(paths))
        {
            throw BeyondRepair(e);
        }
    }

    /// <summary>What is damaged so that only a backup helps.</summary>
    public static JournalException BeyondRepair(JournalException e) =>
        new(
            e.Problem,
            e.Message,
            "nothing in it can be read: restore a backup (chela journal restore FILE); without one, move the file away, and chela journal repair begins a new journal"
        );

    private static bool IsEmpty(Database database) =>
        database.Number("PRAGMA user_version") == 0 && database.Number("SELECT count(*) FROM sqlite_schema") == 0;

    private static void Create(Database database, JournalPaths paths, Anchor? anchor, TimeProvider clock)
    {
        if (anchor is { Position: > 0 })
        {
            throw TailLost(paths, anchor, 0);
        }

        FaultPoint.At("journal:create:before");
        var key = File.Exists(paths.Key) ? KeyFile.Read(paths.Key) : KeyFile.Create(paths.Key);
        FaultPoint.At("journal:create:key");
        JournalSchema.Prepare(database);
        JournalSchema.Create(database, Guid.CreateVersion7(clock.GetUtcNow()), key);
        FaultPoint.At("journal:create:after");
    }

    private static void CheckVersion(Database database)
    {
        var application = database.Number("PRAGMA application_id");
        var version = database.Number("PRAGMA user_version");
        if (application != JournalSchema.ApplicationId || version < 1)
        {
            throw SqliteProblem.Damaged(database.Path, "a database that is no journal");
        }

        if (version < JournalSchema.Version)
        {
            throw new JournalException(
                JournalProblem.Other,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected a journal of version {JournalSchema.Version} in {database.Path}, found version {version}, which no released Chela wrote"
                ),
                "move the file away, and chela journal repair begins a new journal"
            );
        }

        if (version > JournalSchema.Version)
        {
            throw new JournalException(
                JournalProblem.Newer,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected a journal of version {JournalSchema.Version} at most in {database.Path}, found version {version}"
                ),
                "use the newer Chela that wrote it"
            );
        }
    }

    private static JournalTail Tail(Database database, JournalPaths paths, byte[] genesis)
    {
        using var last = database.Prepare(
            $"SELECT {EventReader.Columns} FROM (SELECT * FROM events ORDER BY seq DESC LIMIT {Links + 1}) e "
                + "LEFT JOIN streams s ON s.id = e.stream LEFT JOIN types t ON t.id = e.type ORDER BY e.seq"
        );
        var chain = new Chain(genesis, paths.Database);
        while (last.Step())
        {
            chain.Add(EventRow.Of(last, paths.Database), last);
        }

        return chain.Tail;
    }

    private static void CheckAnchor(JournalPaths paths, Database database, Anchor? anchor, JournalTail tail)
    {
        if (anchor is null && tail.Position > 0)
        {
            throw NoAnchor(paths);
        }

        if (anchor is null or { Position: 0 })
        {
            return;
        }

        if (tail.Position < anchor.Position)
        {
            throw TailLost(paths, anchor, tail.Position);
        }

        using var at = database.Prepare("SELECT hash FROM events WHERE seq = ?1");
        if (!at.Bind(1, anchor.Position).Step() || !at.Bytes(0).SequenceEqual(anchor.Hash))
        {
            throw new JournalException(
                JournalProblem.TailLost,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected in {paths.Database} the event {anchor.Position} that was last acknowledged, found another one in its place"
                ),
                "put back the journal that belongs here, or go on with this one: chela journal repair"
            );
        }
    }

    /// <summary>Whether the log that the anchor speaks of was shortened, replaced or removed other than by a clean end.</summary>
    private static bool IsLogLost(Database database, Anchor anchor, ulong salt) =>
        anchor.Salt != salt || (anchor.Salt != 0 && database.Checkpoint(CheckpointMode.Nothing).Log < anchor.Pages);

    private static JournalTail Time(Database database, JournalTail tail, SqliteJournalOptions options)
    {
        var accepted = AcceptedTime.Read(database);
        var at = accepted?.Position == tail.Position ? accepted.At : tail.At;
        var now = options.Clock.GetUtcNow();
        if (tail.Position == 0 || at - now <= JournalClock.MostBack)
        {
            return tail with { At = at };
        }

        if (!options.AcceptClockSetBack)
        {
            throw JournalClock.SetBack(at, now);
        }

        new AcceptedTime(tail.Position, now).Write(database);
        return tail with { At = now };
    }

    /// <summary>Where the journal ended when it was written last.</summary>
    public static Anchor? ReadAnchor(JournalPaths paths)
    {
        try
        {
            return AnchorFile.Read(paths);
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, paths.Head);
        }
    }

    /// <summary>There is no journal.</summary>
    public static JournalException None(JournalPaths paths) =>
        new(
            JournalProblem.Other,
            $"expected a journal in {paths.Home}, found none",
            "it is made by the first thing that happens; CHELA_HOME names another home"
        );

    private static JournalException TailLost(JournalPaths paths, Anchor anchor, long found) =>
        new(
            JournalProblem.TailLost,
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected {anchor.Position} events in {paths.Database}, found {found}: the last {anchor.Position - found} that were acknowledged are missing"
            ),
            "put back the file that was there, or go on without them: chela journal repair"
        );

    private static JournalException NoAnchor(JournalPaths paths) =>
        new(
            JournalProblem.TailLost,
            $"expected in {paths.Head} where the journal ends, found nothing that can be read: events at its end could be missing",
            "put the file back, or go on with what is there: chela journal repair"
        );
}
