using Chela.Reading.Captures;

namespace Chela.Reading.Formats;

/// <summary>
/// What the files packed into one capture may still unpack into, all of them together: a small file must not become a large
/// one by being packed over and over. Not thread-safe.
/// </summary>
internal sealed class Unpacking
{
    /// <summary>More is not unpacked out of one capture, in bytes.</summary>
    public const long MostBytes = 256L * 1024 * 1024;

    /// <summary>How deep files may be packed into files: an archive in an archive, a page in a letter in it.</summary>
    public const int MostNested = 4;

    /// <summary>More blocks are not kept out of one capture.</summary>
    private const int MostBlocks = 400_000;

    private int _depth;
    private int _blocks;
    private long _left = MostBytes;

    /// <summary>Reads a file that was packed into the capture.</summary>
    /// <param name="part">Its name in what it was packed into.</param>
    /// <param name="capture">The file.</param>
    /// <returns>What is in it, with the name as part and as place of problems.</returns>
    public CaptureReading Read(string part, Capture capture)
    {
        if (_depth >= MostNested)
        {
            return CaptureReading.Unreadable(
                $"expected a file packed at most {MostNested} times, found a deeper one",
                part
            );
        }

        if (_blocks >= MostBlocks)
        {
            return CaptureReading.Unreadable(
                $"expected at most {MostBlocks} paragraphs in all files of an archive, found more",
                part
            );
        }

        _depth++;
        var before = _blocks;
        var reading = CaptureReader.Read(capture, this);
        _depth--;
        // What is packed deeper was counted, and is in the sum.
        _blocks = before + reading.Items.Sum(i => i.Blocks.Length);
        return InPart(reading, part);
    }

    /// <summary>
    /// The bytes of a stream; null if there are more than one file or all of them may have.
    /// </summary>
    /// <exception cref="InvalidDataException">The stream is damaged.</exception>
    public byte[]? Unpack(Stream stream)
    {
        using var content = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = stream.Read(buffer)) > 0)
        {
            _left -= read;
            if (_left < 0 || content.Length + read > Capture.MaxLength)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.ToArray();
    }

    /// <summary>A reading as one of a part.</summary>
    public static CaptureReading InPart(CaptureReading reading, string part) =>
        new(
            [
                .. reading.Items.Select(i =>
                    i with
                    {
                        Blocks = [.. i.Blocks.Select(b => b with { Part = Within(part, b.Part) })],
                    }
                ),
            ],
            [.. reading.Problems.Select(p => p with { Place = p.Place is null ? part : $"{part}, {p.Place}" })]
        );

    private static string Within(string part, string? inner) => inner is null ? part : $"{part}/{inner}";
}
