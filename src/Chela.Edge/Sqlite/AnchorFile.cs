using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;

namespace Chela.Edge.Sqlite;

/// <summary>The file that holds the <see cref="Anchor"/>: one small write in place after each commit, without a flush.</summary>
internal sealed class AnchorFile : IDisposable
{
    // Where SQLite's write-ahead log says which one it is: salt-1 and salt-2 (https://www.sqlite.org/fileformat2.html, 4.1).
    private const int SaltAt = 16;
    private const int SaltLength = 8;
    private const int ReadAttempts = 8;

    private readonly JournalPaths _paths;
    private readonly SafeFileHandle _file;
    private SafeFileHandle? _log;

    public AnchorFile(JournalPaths paths)
    {
        _paths = paths;
        OwnerOnly.Keep(paths.Head);
        _file = File.OpenHandle(paths.Head, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite);
    }

    /// <summary>Whether the database has a log beside it.</summary>
    public bool HasLog => File.Exists(_paths.Log);

    /// <summary>Reads the anchor: null if there is no file, or if it is not whole.</summary>
    public static Anchor? Read(JournalPaths paths)
    {
        try
        {
            using var file = File.OpenHandle(paths.Head, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            Span<byte> bytes = stackalloc byte[Anchor.Length + 1];
            for (var attempt = 0; attempt < ReadAttempts; attempt++)
            {
                // Another process may be writing it just now.
                if (Anchor.Read(bytes[..RandomAccess.Read(file, bytes, 0)]) is { } anchor)
                {
                    return anchor;
                }
            }

            return null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Which write-ahead log there is; 0 if none.</summary>
    public static ulong Salt(JournalPaths paths)
    {
        try
        {
            using var log = OpenLog(paths);
            return Salt(log);
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }

    /// <summary>Writes the anchor for the log as it is now.</summary>
    public void Write(long position, byte[] hash, long pages)
    {
        if (_log is null && pages > 0)
        {
            _log = OpenLog(_paths);
        }

        Write(new Anchor(position, hash, _log is null ? 0 : Salt(_log), pages));
    }

    /// <summary>Writes the anchor of a database that has no log beside it, down to the disk.</summary>
    public void WriteClosed(long position, byte[] hash)
    {
        Write(new Anchor(position, hash, 0, 0));
        RandomAccess.FlushToDisk(_file);
    }

    public void Dispose()
    {
        _log?.Dispose();
        _file.Dispose();
    }

    private static SafeFileHandle OpenLog(JournalPaths paths) =>
        File.OpenHandle(paths.Log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

    private static ulong Salt(SafeFileHandle log)
    {
        Span<byte> salt = stackalloc byte[SaltLength];
        return RandomAccess.Read(log, salt, SaltAt) == SaltLength ? BinaryPrimitives.ReadUInt64BigEndian(salt) : 0;
    }

    private void Write(Anchor anchor)
    {
        Span<byte> bytes = stackalloc byte[Anchor.Length];
        anchor.Write(bytes);
        RandomAccess.Write(_file, bytes, 0);
    }
}
