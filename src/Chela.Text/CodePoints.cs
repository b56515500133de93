using System.Text;

namespace Chela.Text;

/// <summary>
/// Reads and writes text by code points. Unlike runes, unpaired surrogates are code points here, so that whatever maps
/// text leaves them as they are instead of making replacement characters of them.
/// </summary>
internal static class CodePoints
{
    /// <summary>The code point that starts at <paramref name="at"/>.</summary>
    public static int At(ReadOnlySpan<char> text, int at, out int length)
    {
        if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            length = 2;
            return char.ConvertToUtf32(text[at], text[at + 1]);
        }

        length = 1;
        return text[at];
    }

    /// <summary>The code point that ends before <paramref name="end"/>.</summary>
    public static int Before(ReadOnlySpan<char> text, int end, out int length) =>
        end >= 2 && char.IsSurrogatePair(text[end - 2], text[end - 1])
            ? At(text, end - 2, out length)
            : At(text[..end], end - 1, out length);

    /// <summary>Adds a code point.</summary>
    public static void Append(StringBuilder text, int codePoint)
    {
        if (codePoint <= char.MaxValue)
        {
            text.Append((char)codePoint);
        }
        else
        {
            text.Append(char.ConvertFromUtf32(codePoint));
        }
    }
}
