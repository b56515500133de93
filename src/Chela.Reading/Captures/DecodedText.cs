using System.Text;
using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>
/// Bytes as text, in the charset that the evidence is for; knows which bytes each character came from. Immutable.
/// </summary>
public sealed class DecodedText
{
    /// <summary>A segment has at least so many bytes, unless it is the last.</summary>
    private const int Segment = 256;

    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly Charset _charset;
    private readonly List<(int Char, int Byte)> _segments;

    /// <summary>Where characters that were encoded twice end, in <see cref="Text"/> and before they were put together.</summary>
    private readonly List<(int New, int Old)> _mended = [];

    private readonly int _length;

    private DecodedText(ReadOnlyMemory<byte> bytes, Charset charset, int mark)
    {
        _bytes = bytes;
        _charset = charset;
        (_segments, var length) = Segments(bytes.Span, charset, mark);
        var text = string.Create(
            length,
            this,
            static (text, self) =>
            {
                for (var i = 0; i < self._segments.Count; i++)
                {
                    var (start, _) = self._segments[i];
                    self._charset.Encoding.GetChars(self.BytesOf(i), text[start..]);
                }
            }
        );
        _length = length;
        Text = charset == Captures.Charset.Utf8 && DoubleEncoding.Undo(text, out _mended) is { } meant ? meant : text;
    }

    /// <summary>The text, without a byte order mark. What is no character stands as U+FFFD; what was encoded twice, as it was meant.</summary>
    public string Text { get; }

    /// <summary>The charset it was read in, by its name in the WHATWG Encoding Standard.</summary>
    public string Charset => _charset.Name;

    /// <summary>Reads bytes. Total.</summary>
    /// <param name="bytes">The bytes; not to be changed afterwards.</param>
    /// <param name="contentType">What a server called them, or null; a hint and no more.</param>
    public static DecodedText Of(ReadOnlyMemory<byte> bytes, string? contentType = null)
    {
        var (charset, mark) = CharsetDetector.Detect(bytes.Span, contentType);
        return new DecodedText(bytes, charset, mark);
    }

    /// <summary>The bytes of <paramref name="length"/> characters from <paramref name="start"/> on.</summary>
    public ByteSpan SpanOf(int start, int length)
    {
        var first = ByteAt(start);
        return new ByteSpan(first, ByteAt(start + length) - first);
    }

    private ReadOnlySpan<byte> BytesOf(int segment)
    {
        var start = _segments[segment].Byte;
        var end = segment + 1 < _segments.Count ? _segments[segment + 1].Byte : _bytes.Length;
        return _bytes.Span[start..end];
    }

    private int ByteAt(int at)
    {
        at = AsDecoded(at);
        if (at >= _length)
        {
            return _bytes.Length;
        }

        var (low, high) = (0, _segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _segments[middle].Char <= at ? (middle, high) : (low, middle - 1);
        }

        var (start, first) = _segments[low];
        return first + BytesBefore(BytesOf(low), at - start);
    }

    /// <summary>The place of a character before any were put together.</summary>
    private int AsDecoded(int at)
    {
        var (low, high) = (-1, _mended.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _mended[middle].New <= at ? (middle, high) : (low, middle - 1);
        }

        return low < 0 ? at : at - _mended[low].New + _mended[low].Old;
    }

    /// <summary>How many bytes the first characters of a segment took.</summary>
    private int BytesBefore(ReadOnlySpan<byte> bytes, int characters)
    {
        if (characters == 0)
        {
            return 0;
        }

        if (_charset.Encoding.IsSingleByte)
        {
            return characters;
        }

        var (seen, taken) = (0, 0);
        if (_charset == Captures.Charset.Utf8)
        {
            while (seen < characters && taken < bytes.Length)
            {
                Rune.DecodeFromUtf8(bytes[taken..], out var rune, out var length);
                (seen, taken) = (seen + rune.Utf16SequenceLength, taken + length);
            }

            return taken;
        }

        var decoder = _charset.Encoding.GetDecoder();
        Span<char> found = stackalloc char[8];
        for (; seen < characters && taken < bytes.Length; taken++)
        {
            seen += decoder.GetChars(bytes.Slice(taken, 1), found, taken + 1 == bytes.Length);
        }

        return taken;
    }

    /// <summary>
    /// Cuts after a byte that is a character on its own in every charset here: below 0x30 nothing is the second byte of
    /// another. UTF-16 and UTF-32 are cut after the units of a line feed or blank.
    /// </summary>
    private static (List<(int Char, int Byte)> Segments, int Length) Segments(
        ReadOnlySpan<byte> bytes,
        Charset charset,
        int mark
    )
    {
        var unit = charset.Name[..^2] switch
        {
            "utf-16" => 2,
            "utf-32" => 4,
            _ => 1,
        };
        var segments = new List<(int, int)>();
        var (characters, start) = (0, mark);
        while (start < bytes.Length)
        {
            var end = Math.Min(bytes.Length, start + Segment);
            while (end < bytes.Length && !IsCut(bytes[(end - unit)..end], charset))
            {
                end = Math.Min(bytes.Length, end + unit);
            }

            segments.Add((characters, start));
            characters += charset.Encoding.GetCharCount(bytes[start..end]);
            start = end;
        }

        return (segments, characters);
    }

    /// <summary>In ISO-2022-JP a line end alone goes back to plain letters.</summary>
    private static bool IsCut(ReadOnlySpan<byte> unit, Charset charset) =>
        charset.Name switch
        {
            "utf-16le" => unit[1] == 0 && unit[0] < 0x30,
            "utf-16be" => unit[0] == 0 && unit[1] < 0x30,
            "iso-2022-jp" => unit[0] == '\n',
            "utf-32le" or "utf-32be" => true,
            _ => unit[0] < 0x30,
        };
}
