using System.Buffers;
using UglyToad.PdfPig.Core;

namespace Chela.Reading.Formats;

/// <summary>
/// What it costs to draw a page, seen before the library does it: of each character that is shown it keeps hundreds of bytes, and of each
/// state that is saved (<c>q</c>) too; and forms may use forms that use forms.
/// </summary>
internal sealed class PdfDrawing
{
    /// <summary>Streams of a page with more bytes, and what a form costs at least.</summary>
    private const long MostBytes = 16 * 1024 * 1024;
    private const int FormCost = 1024;

    /// <summary>A character that is shown costs so much more than another byte.</summary>
    private const int ShownCost = 16;

    private const int MostStates = 4096;

    private static readonly SearchValues<byte> s_delimiters = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    private long _cost;

    /// <summary>A page begins.</summary>
    public void Begin() => _cost = 0;

    /// <summary>Adds a stream of operators (ISO 32000-1, 7.8.2).</summary>
    /// <exception cref="PdfDocumentFormatException">The page costs more than any page that somebody made to be read.</exception>
    public void Add(ReadOnlySpan<byte> stream)
    {
        Pay(stream.Length + FormCost);
        var (pending, states) = (0L, 0);
        for (var at = 0; at < stream.Length; )
        {
            switch (stream[at])
            {
                case (byte)'(':
                    var end = EndOfString(stream, at);
                    pending += end - at;
                    at = end;
                    break;
                case (byte)'<':
                    var hex = stream[at..].IndexOf((byte)'>');
                    pending += hex < 0 ? stream.Length - at : hex / 2;
                    at = hex < 0 ? stream.Length : at + hex + 1;
                    break;
                case (byte)'%':
                    var line = stream[at..].IndexOfAny((byte)'\r', (byte)'\n');
                    at = line < 0 ? stream.Length : at + line;
                    break;
                default:
                    var length = LengthOfWord(stream[at..]);
                    Do(stream.Slice(at, length), ref pending, ref states);
                    at += length;
                    at += stream.Slice(at - length, length) is [(byte)'I', (byte)'D'] ? LengthOfImage(stream[at..]) : 0;
                    break;
            }
        }
    }

    private void Do(ReadOnlySpan<byte> word, ref long pending, ref int states)
    {
        switch (word)
        {
            case [(byte)'T', (byte)'j' or (byte)'J'] or [(byte)'\'' or (byte)'"']:
                Pay(pending * ShownCost);
                pending = 0;
                break;
            case [(byte)'q']:
                states++;
                break;
            case [(byte)'Q']:
                states = Math.Max(0, states - 1);
                break;
        }

        if (states > MostStates)
        {
            throw new PdfDocumentFormatException($"more than {MostStates} states within each other");
        }

        // What stands before another operator is not shown.
        pending = word is [(>= (byte)'A' and <= (byte)'Z') or (>= (byte)'a' and <= (byte)'z'), ..] ? 0 : pending;
    }

    private void Pay(long cost)
    {
        _cost += cost;
        if (_cost > MostBytes)
        {
            throw new PdfDocumentFormatException("more to draw than a page can have that is meant to be read");
        }
    }

    private static int EndOfString(ReadOnlySpan<byte> stream, int at)
    {
        var depth = 0;
        for (; at < stream.Length; at++)
        {
            switch (stream[at])
            {
                case (byte)'\\':
                    at++;
                    break;
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when --depth == 0:
                    return at + 1;
            }
        }

        return stream.Length;
    }

    /// <summary>One blank or delimiter, or all that stands up to the next.</summary>
    private static int LengthOfWord(ReadOnlySpan<byte> stream)
    {
        var length = stream.IndexOfAny(s_delimiters);
        return length < 0 ? stream.Length : Math.Max(1, length);
    }

    private static int LengthOfImage(ReadOnlySpan<byte> stream)
    {
        var end = stream.IndexOf("EI"u8);
        return end < 0 ? stream.Length : end;
    }
}
