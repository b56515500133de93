using System.Text;

namespace Chela.Reading.Captures;

/// <summary>
/// Finds the charset of a text by evidence, strongest first: a byte order mark, the zeros of UTF-16, valid UTF-8; then
/// what is most like a text in its language, with what header and document say as a weight and not as a rule, because
/// servers that call everything Latin-1 are common.
/// </summary>
internal static class CharsetDetector
{
    /// <summary>More is not looked at for statistics, in bytes.</summary>
    private const int MostSample = 128 * 1024;

    /// <summary>What a declaration weighs against the looks of the text, which go from -4 to about 2.5.</summary>
    private const double Declared = 0.35;

    /// <summary>The charset, and the length of the byte order mark before the text.</summary>
    public static (Charset Charset, int Mark) Detect(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (OfMark(bytes) is { } marked)
        {
            return marked;
        }

        if (OfZeros(bytes) is { } wide)
        {
            return (wide, 0);
        }

        var first = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
        if (first < 0)
        {
            return (IsIso2022Jp(bytes) ? Charset.Iso2022Jp : Charset.Utf8, 0);
        }

        return (IsUtf8(bytes[first..]) ? Charset.Utf8 : OfLooks(bytes, first, contentType), 0);
    }

    private static (Charset, int)? OfMark(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (Charset.Utf8, 3),
            [0xFF, 0xFE, 0, 0, ..] => (Charset.Utf32Little, 4),
            [0, 0, 0xFE, 0xFF, ..] => (Charset.Utf32Big, 4),
            [0xFF, 0xFE, ..] => (Charset.Utf16Little, 2),
            [0xFE, 0xFF, ..] => (Charset.Utf16Big, 2),
            _ => null,
        };

    /// <summary>
    /// UTF-16 without a mark: blanks, line ends and Latin letters have a zero byte, always on the same side, and the units
    /// read as text on one side only.
    /// </summary>
    private static Charset? OfZeros(ReadOnlySpan<byte> bytes)
    {
        var sample = bytes[..(Math.Min(bytes.Length, 4096) & ~1)];
        if (sample.Length < 4 || !sample.Contains((byte)0))
        {
            return null;
        }

        var (little, big, zerosLow, zerosHigh) = (0, 0, 0, 0);
        for (var at = 0; at < sample.Length; at += 2)
        {
            var (one, two) = (sample[at], sample[at + 1]);
            little += IsText((char)(one | (two << 8))) ? 1 : 0;
            big += IsText((char)(two | (one << 8))) ? 1 : 0;
            zerosHigh += two == 0 ? 1 : 0;
            zerosLow += one == 0 ? 1 : 0;
        }

        var units = sample.Length / 2;
        return little * 50 >= units * 49 && zerosHigh > zerosLow ? Charset.Utf16Little
            : big * 50 >= units * 49 && zerosLow > zerosHigh ? Charset.Utf16Big
            : null;
    }

    private static bool IsText(char unit) =>
        unit
            is '\t'
                or '\n'
                or '\r'
                or (>= ' ' and < '\u007F')
                or (>= '\u00A0' and < '\u0600')
                or (>= '\u2000' and < '\u2700')
                or (>= '\u3000' and < '\uA000')
                or (>= '\uAC00' and < '\uE000')
                or (>= '\uFF00' and < '\uFFF0');

    private static bool IsIso2022Jp(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("\e$B"u8) >= 0 || bytes.IndexOf("\e$@"u8) >= 0;

    /// <summary>
    /// Text of another charset that is valid UTF-8 by chance hardly exists. A few broken characters in much that is valid
    /// are damage, not another charset; so is a character that is cut off at the end.
    /// </summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var (valid, broken) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var status = Rune.DecodeFromUtf8(bytes, out _, out var length);
            bytes = bytes[length..];
            broken += status == System.Buffers.OperationStatus.InvalidData ? 1 : 0;
            valid += status == System.Buffers.OperationStatus.Done ? 1 : 0;
            var next = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            bytes = next < 0 ? [] : bytes[next..];
        }

        return broken == 0 ? valid > 0 : valid >= broken * 9L;
    }

    private static Charset OfLooks(ReadOnlySpan<byte> bytes, int first, string? contentType)
    {
        // With the character before it, which says whether the first one stands in a word.
        var sample = bytes[Math.Max(0, first - 1)..];
        sample = sample[..Math.Min(sample.Length, MostSample)];
        var header = DeclaredCharset.OfHeader(contentType);
        var document = DeclaredCharset.OfDocument(bytes);
        var (best, score) = (Charset.Western, double.NegativeInfinity);
        foreach (var looks in CharsetLooks.All(header, document))
        {
            var own =
                looks.Score(sample)
                + (looks.Charset.Name == header?.Name ? WeightOf(header) : 0)
                + (looks.Charset.Name == document?.Name ? WeightOf(document) : 0);
            if (own > score)
            {
                (best, score) = (looks.Charset, own);
            }
        }

        return best;
    }

    /// <summary>Latin-1 is what servers say that nobody told anything.</summary>
    private static double WeightOf(Charset declared) => declared == Charset.Western ? Declared / 3 : Declared;
}
