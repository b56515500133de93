using System.Globalization;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// One process at a time writes. The system holds the lock and lets it go when the process ends, however it ends; the
/// number beside it is only there to be told.
/// </summary>
internal sealed class JournalLock : IDisposable
{
    // EWOULDBLOCK of flock, or the HRESULT of ERROR_SHARING_VIOLATION.
    private static readonly int s_taken =
        OperatingSystem.IsWindows() ? unchecked((int)0x80070020)
        : OperatingSystem.IsMacOS() ? 35
        : 11;

    private readonly JournalPaths _paths;
    private readonly FileStream _file;

    private JournalLock(JournalPaths paths, FileStream file)
    {
        _paths = paths;
        _file = file;
    }

    /// <summary>Takes the lock.</summary>
    /// <exception cref="JournalException">Another process has it.</exception>
    public static JournalLock Take(JournalPaths paths)
    {
        FileStream file;
        try
        {
            OwnerOnly.Keep(paths.Lock);
            file = new FileStream(paths.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e.HResult == s_taken)
        {
            var holder = Holder(paths);
            throw new JournalException(
                JournalProblem.InUse,
                $"expected the journal in {paths.Home} to be free, found that {holder ?? "another process"} has it open",
                $"wait until it is done, or end {holder ?? "the other process"}"
            );
        }

        try
        {
            OwnerOnly.Keep(paths.Holder);
            File.WriteAllText(paths.Holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "\n");
        }
        catch (IOException)
        {
            // A full disk: others are told of "another process".
        }

        return new JournalLock(paths, file);
    }

    /// <summary>Since when a process has it; null if none has, whatever number a dead one left.</summary>
    public static DateTimeOffset? HeldSince(JournalPaths paths)
    {
        try
        {
            // Shared, and only where somebody has it or died with it: who wants it is hardly ever in the way of this look.
            if (File.Exists(paths.Holder))
            {
                new FileStream(paths.Lock, FileMode.Open, FileAccess.Read, FileShare.Read).Dispose();
            }
        }
        catch (IOException e) when (e.HResult == s_taken)
        {
            return File.GetLastWriteTimeUtc(paths.Holder);
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            // Then nobody can say.
        }

        return null;
    }

    public void Dispose()
    {
        try
        {
            File.Delete(_paths.Holder);
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            // It only informs.
        }

        _file.Dispose();
    }

    private static string? Holder(JournalPaths paths)
    {
        try
        {
            return int.TryParse(File.ReadAllText(paths.Holder), CultureInfo.InvariantCulture, out var id)
                ? string.Create(CultureInfo.InvariantCulture, $"process {id}")
                : null;
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            return null;
        }
    }
}
