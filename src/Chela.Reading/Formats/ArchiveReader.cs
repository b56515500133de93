using System.Collections.Immutable;
using System.IO.Compression;
using Chela.Reading.Captures;

namespace Chela.Reading.Formats;

/// <summary>Reads what is packed: each file of a ZIP archive, and the one in a gzip file, as if it had come alone.</summary>
internal static class ArchiveReader
{
    /// <summary>More problems of one archive are not told.</summary>
    private const int MostProblems = 20;

    /// <summary>Reads a ZIP archive. Images and the like in it are passed over; they are no text and were not expected to be.</summary>
    public static CaptureReading ReadZip(Capture capture, Unpacking unpacking)
    {
        using var files = ZipFiles.Open(capture.Bytes, unpacking, out var damage);
        if (files is null)
        {
            return CaptureReading.Unreadable(damage!);
        }

        if (OfficeName(files) is { } office)
        {
            return CaptureReading.Unreadable($"expected text, a page or a document, found {office}");
        }

        var items = ImmutableArray.CreateBuilder<ReadItem>();
        var problems = new List<CaptureProblem>();
        foreach (var name in files.Names.Where(n => !IsHidden(n)))
        {
            if (!files.TryRead(name, out var bytes, out var problem))
            {
                problems.Add(new CaptureProblem(name, problem!));
            }
            else if (Magic.NameOf(bytes) is null && bytes.Length > 0)
            {
                var reading = unpacking.Read(name, new Capture(name, bytes) { At = capture.At });
                items.AddRange(reading.Items);
                problems.AddRange(reading.Problems);
            }
        }

        if (items.Count == 0 && problems.Count == 0)
        {
            return CaptureReading.Unreadable("expected an archive with something to read in it, found none");
        }

        var untold = problems.Count - MostProblems;
        return new CaptureReading(
            items.ToImmutable(),
            [
                .. problems.Take(MostProblems),
                .. untold > 0
                    ? [new CaptureProblem(null, $"{untold} more files could not be read")]
                    : (CaptureProblem[])[],
            ]
        );
    }

    /// <summary>Reads a gzip file.</summary>
    public static CaptureReading ReadGzip(Capture capture, Unpacking unpacking)
    {
        var name = capture.Input[(capture.Input.LastIndexOfAny(['/', '\\']) + 1)..];
        name = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        try
        {
            using var stream = new MemoryStream(capture.Bytes.ToArray(), writable: false);
            using var gzip = new GZipStream(stream, CompressionMode.Decompress);
            return unpacking.Unpack(gzip) is { } bytes
                ? unpacking.Read(name, capture with { Input = name, Bytes = bytes })
                : CaptureReading.Unreadable(
                    $"expected a file of at most {Capture.MaxLength / (1024 * 1024)} MB, found one that unpacks into more"
                );
        }
        catch (InvalidDataException e)
        {
            return CaptureReading.Unreadable($"expected a whole gzip file, found a damaged one: {e.Message}");
        }
    }

    private static string? OfficeName(ZipFiles files) =>
        files.Names.Any(n => n == "[Content_Types].xml") ? "an Office document (OOXML)"
        : files.Names.Any(n => n == "META-INF/manifest.xml") ? "an OpenDocument file"
        : files.Names.Any(n => n is "META-INF/MANIFEST.MF" or "AndroidManifest.xml") ? "a program"
        : null;

    private static bool IsHidden(string name) =>
        name.StartsWith('.')
        || name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || name.Contains("/.", StringComparison.Ordinal);
}
