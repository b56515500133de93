using System.Globalization;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>A backup that was copied beside a home's journal and verified there, to be put in its place.</summary>
internal sealed class JournalRestore : IDisposable
{
    private readonly JournalPaths _paths;
    private readonly string _part;
    private readonly byte[] _key;

    /// <summary>Copies and verifies.</summary>
    /// <param name="file">The backup.</param>
    /// <param name="paths">The home; its key is used, or else the one beside the backup.</param>
    /// <exception cref="JournalException">It is no sound backup.</exception>
    public JournalRestore(string file, JournalPaths paths)
    {
        _paths = paths;
        _part = paths.Database + ".part";
        if (!File.Exists(file))
        {
            throw new JournalException(
                JournalProblem.Other,
                Directory.Exists(file)
                    ? $"expected a backup in {file}, found a folder"
                    : $"expected a backup in {file}, found no such file",
                "name a file that chela journal backup wrote"
            );
        }

        try
        {
            Clear();
            File.Copy(file, _part);
            OwnerOnly.Keep(_part);
            // What nobody moved into a database that was copied by hand.
            if (File.Exists(file + "-wal"))
            {
                File.Copy(file + "-wal", _part + "-wal");
            }

            var keyFile = File.Exists(file + JournalFiles.KeyExtension) ? file + JournalFiles.KeyExtension : paths.Key;
            using var database = Database.OpenToWrite(_part);
            database.Checkpoint(CheckpointMode.Truncate);
            _key = KeyFile.Read(keyFile);
            var genesis = JournalOpening.CheckOwner(database, keyFile, _key);
            Found = JournalCheck.Find(database, genesis, _key);
            if (Found.Problem is { } problem)
            {
                throw new JournalException(JournalProblem.Damaged, problem);
            }
        }
        catch (JournalException e)
        {
            Clear();
            throw new JournalException(
                e.Problem,
                e.Message.Replace(_part, file, StringComparison.Ordinal),
                e.Problem == JournalProblem.Damaged ? "name another backup: this one is not sound" : e.Advice
            );
        }
        catch
        {
            Clear();
            throw;
        }
    }

    /// <summary>What is in the backup.</summary>
    public JournalFinding Found { get; }

    /// <summary>Puts it in the place of the journal that is there, which is kept under another name.</summary>
    /// <returns>Where; null if there was none.</returns>
    public string? Complete()
    {
        DurableFile.FlushFile(_part);

        // The anchor first: after a crash in between, the old database is one that has another end than expected.
        using (var anchor = new AnchorFile(_paths))
        {
            anchor.WriteClosed(Found.Events, Convert.FromHexString(Found.Head));
        }

        var hasKey = File.Exists(_paths.Key);
        var isOwnKey = hasKey && File.ReadAllBytes(_paths.Key).AsSpan().SequenceEqual(_key);
        var kept = SetAside(_paths);
        if (!isOwnKey)
        {
            // Without it nobody could read the old one again.
            if (hasKey)
            {
                File.Move(_paths.Key, (kept ?? NameAside(_paths)) + JournalFiles.KeyExtension);
                DurableFile.FlushFolder(_paths.Home);
            }

            KeyFile.Write(_paths.Key, _key);
        }

        File.Move(_part, _paths.Database, overwrite: true);
        DurableFile.FlushFolder(_paths.Home);
        DamageMark.Clear(_paths);
        return kept;
    }

    /// <summary>Puts a database under a name of its own, with all that belongs to it.</summary>
    /// <returns>The name; null if there is none.</returns>
    public static string? SetAside(JournalPaths paths)
    {
        if (!File.Exists(paths.Database))
        {
            return null;
        }

        var name = NameAside(paths);
        File.Move(paths.Database, name);
        if (File.Exists(paths.Log))
        {
            File.Move(paths.Log, name + "-wal");
        }

        File.Delete(paths.Database + "-shm");
        return name;
    }

    public void Dispose() => Clear();

    private static string NameAside(JournalPaths paths)
    {
        var number = 1;
        string Name() => string.Create(CultureInfo.InvariantCulture, $"{paths.Database}.old{number}");
        while (File.Exists(Name()) || File.Exists(Name() + JournalFiles.KeyExtension))
        {
            number++;
        }

        return Name();
    }

    private void Clear()
    {
        foreach (var left in new[] { _part, _part + "-wal", _part + "-shm" })
        {
            File.Delete(left);
        }
    }
}
