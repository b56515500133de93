using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace Chela.Reading.Formats;

/// <summary>The files of a ZIP archive in memory, each read within bounds.</summary>
internal sealed class ZipFiles : IDisposable
{
    private const int MostFiles = 20_000;

    private readonly ZipArchive _archive;
    private readonly Unpacking _unpacking;
    private readonly Dictionary<string, ZipArchiveEntry> _files = new(StringComparer.Ordinal);

    private ZipFiles(ZipArchive archive, Unpacking unpacking)
    {
        (_archive, _unpacking) = (archive, unpacking);
        foreach (var entry in archive.Entries)
        {
            _files.TryAdd(entry.FullName.Replace('\\', '/'), entry);
        }
    }

    /// <summary>The names of the files, in the order of the archive.</summary>
    public IEnumerable<string> Names => _files.Keys.Where(n => !n.EndsWith('/'));

    /// <summary>Opens an archive, or says why not.</summary>
    public static ZipFiles? Open(ReadOnlyMemory<byte> bytes, Unpacking unpacking, out string? problem)
    {
        problem = null;
        var stream = MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray(), writable: false);
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(stream, ZipArchiveMode.Read);
            if (archive.Entries.Count <= MostFiles)
            {
                return new ZipFiles(archive, unpacking);
            }

            problem = $"expected an archive of at most {MostFiles} files, found {archive.Entries.Count}";
        }
        catch (Exception e) when (IsOfArchive(e))
        {
            problem = $"expected a whole ZIP archive, found a damaged one: {e.Message}";
        }

        archive?.Dispose();
        return null;
    }

    /// <summary>Reads a file, or says why not.</summary>
    public bool TryRead(string name, [NotNullWhen(true)] out byte[]? bytes, out string? problem)
    {
        (bytes, problem) = (null, null);
        if (!_files.TryGetValue(name, out var entry))
        {
            problem = $"expected the file '{name}' in the archive, found none";
            return false;
        }

        if (entry.IsEncrypted)
        {
            problem = "expected a file without a password, found an encrypted one";
            return false;
        }

        try
        {
            using var stream = entry.Open();
            bytes = _unpacking.Unpack(stream);
            problem = bytes is null
                ? "expected a file that fits into memory, found one that unpacks into too much"
                : null;
            return bytes is not null;
        }
        catch (Exception e) when (IsOfArchive(e))
        {
            problem = $"expected a whole file, found a damaged one: {e.Message}";
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();

    /// <summary>What the library throws at archives that are damaged, or packed in a way that it does not know.</summary>
    private static bool IsOfArchive(Exception e) =>
        e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException;
}
