using System.Buffers;
using System.Globalization;
using System.Text;
using UglyToad.PdfPig.Core;

namespace Chela.Reading.Formats;

/// <summary>What streams of operators show and use (ISO 32000-1, 7.8.2), and what that costs.</summary>
internal sealed class PdfOperators
{
    /// <summary>A character that is shown costs so much more than another byte.</summary>
    private const int ShownCost = 16;

    private const int MostStates = 4096;

    private static readonly SearchValues<byte> s_delimiters = SearchValues.Create(" \t\r\n\f\0()<>[]{}/%"u8);

    private readonly List<string> _used = [];

    /// <summary>What it costs to draw them, without the forms they use.</summary>
    public long Cost { get; private set; }

    /// <summary>The names that <c>Do</c> was called with, in order.</summary>
    public IReadOnlyList<string> Used => _used;

    /// <summary>Adds a stream.</summary>
    /// <exception cref="PdfDocumentFormatException">It saves more states within each other than anybody does.</exception>
    public void Add(ReadOnlySpan<byte> stream)
    {
        Cost += stream.Length;
        var (pending, states) = (0L, 0);
        var name = default(Range);
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
                case (byte)'/':
                    var behind = at + 1 + LengthOfWord(stream[(at + 1)..], 0);
                    name = (at + 1)..behind;
                    at = behind;
                    break;
                default:
                    var length = LengthOfWord(stream[at..], 1);
                    var word = stream.Slice(at, length);
                    at += length;
                    if (word is [(byte)'D', (byte)'o'])
                    {
                        _used.Add(NameOf(stream[name]));
                    }

                    Do(word, ref pending, ref states);
                    at += word is [(byte)'I', (byte)'D'] ? LengthOfImage(stream[at..]) : 0;
                    break;
            }
        }
    }

    private void Do(ReadOnlySpan<byte> word, ref long pending, ref int states)
    {
        switch (word)
        {
            case [(byte)'T', (byte)'j' or (byte)'J'] or [(byte)'\'' or (byte)'"']:
                Cost += pending * ShownCost;
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

    /// <summary>A name; <c>#46</c> in it is an F.</summary>
    private static string NameOf(ReadOnlySpan<byte> name)
    {
        var text = new StringBuilder(name.Length);
        for (var at = 0; at < name.Length; at++)
        {
            if (
                name[at] == '#'
                && at + 2 < name.Length
                && byte.TryParse(
                    name.Slice(at + 1, 2),
                    NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture,
                    out var code
                )
            )
            {
                text.Append((char)code);
                at += 2;
            }
            else
            {
                text.Append((char)name[at]);
            }
        }

        return text.ToString();
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

    /// <summary>All that stands up to the next blank or delimiter, but at least so much.</summary>
    private static int LengthOfWord(ReadOnlySpan<byte> stream, int least)
    {
        var length = stream.IndexOfAny(s_delimiters);
        return length < 0 ? stream.Length : Math.Max(least, length);
    }

    private static int LengthOfImage(ReadOnlySpan<byte> stream)
    {
        var end = stream.IndexOf("EI"u8);
        return end < 0 ? stream.Length : end;
    }
}
