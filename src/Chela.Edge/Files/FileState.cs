using System.Security.Cryptography;
using Chela.Agent.Effects;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>What a file is at the moment.</summary>
internal static class FileState
{
    /// <summary>Where a file really is: no links are in its folders, and it is none itself.</summary>
    /// <param name="path">A full path.</param>
    /// <param name="place">The folder that it must lie in, links followed; null where it may be anywhere.</param>
    /// <exception cref="FileProblem">It is no path of a file that may be changed.</exception>
    public static string Locate(string path, string? place) =>
        FileProblem.At(
            "write",
            path,
            () =>
            {
                if (path.Any(char.IsControl) || !Path.IsPathFullyQualified(path) || Path.EndsInDirectorySeparator(path))
                {
                    throw Refused($"expected the full path of a file, found '{PlainText.OneLine(path)}'");
                }

                if (Directory.Exists(path))
                {
                    throw Refused($"cannot write {path}: expected a file, found a folder");
                }

                var full = Path.GetFullPath(path);
                var real = Path.Combine(RealPath.Of(Path.GetDirectoryName(full)!), Path.GetFileName(full));
                if (new FileInfo(real).LinkTarget is not null)
                {
                    throw Refused($"cannot write {path}: it is a link; name the file that it leads to");
                }

                return place is null || RealPath.IsBelow(real, RealPath.Of(Path.GetFullPath(place)))
                    ? real
                    : throw Refused($"cannot write {path}: a link leads out of {place}");
            }
        );

    /// <summary>The bytes of a file; null if it is not there.</summary>
    /// <exception cref="FileProblem">It cannot be read or may not be changed, or is too large.</exception>
    public static ReadOnlyMemory<byte>? Read(string path) =>
        FileProblem.At(
            "read",
            path,
            () =>
            {
                var file = new FileInfo(path);
                return !file.Exists ? (ReadOnlyMemory<byte>?)null
                    : file.Length > VersionedFiles.Largest
                        ? throw new FileProblem(
                            FailureKind.TooLarge,
                            $"expected at most {VersionedFiles.Largest / (1024 * 1024)} MB, found more: {path}"
                        )
                    : file.IsReadOnly ? throw Refused($"cannot write {path}: it is read-only")
                    // A pipe has no length either: opening one would wait for a writer.
                    : file.Length == 0 ? ReadOnlyMemory<byte>.Empty
                    : File.ReadAllBytes(path);
            }
        );

    /// <summary>The hash of a file; null if it is not there.</summary>
    public static string? HashOf(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length == 0)
        {
            return file.Exists ? ContentHash.Of([]).ToString() : null;
        }

        using var stream = file.OpenRead();
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>What changes whenever a file does, most likely; null if it is not there.</summary>
    public static (long Length, DateTime Written)? StampOf(string path) =>
        new FileInfo(path) is { Exists: true } file ? (file.Length, file.LastWriteTimeUtc) : null;

    private static FileProblem Refused(string message) => new(FailureKind.AccessRefused, message);
}
