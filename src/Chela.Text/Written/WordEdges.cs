using System.Globalization;
using System.Text;

namespace Chela.Text.Written;

/// <summary>
/// Where a word or a name may begin or end. Scripts that put no blank between words (Han, Hiragana, Bopomofo) have an edge
/// at every character; elsewhere letters, digits, marks and characters that are not seen hold together, and so do the
/// parts of <c>well-known</c>, <c>x.org</c>, <c>1,100</c> and <c>O'Brien</c>.
/// </summary>
public static class WordEdges
{
    /// <summary>Whether there is an edge between the characters before and at <paramref name="at"/>.</summary>
    public static bool IsEdge(ReadOnlySpan<char> text, int at)
    {
        if (at <= 0 || at >= text.Length)
        {
            return true;
        }

        if (char.IsSurrogatePair(text[at - 1], text[at]))
        {
            return false;
        }

        return (IsSolid(text, at - 1), IsSolid(text, at)) switch
        {
            (true, true) => false,
            (true, false) => !IsJoined(text, at),
            (false, true) => !IsJoined(text, at - 1),
            _ => true,
        };
    }

    /// <summary>Whether the character is a letter, digit, mark or hidden one of a script that writes words apart.</summary>
    public static bool IsSolid(ReadOnlySpan<char> text, int at) =>
        char.IsAscii(text[at]) ? char.IsAsciiLetterOrDigit(text[at]) || text[at] == '_'
        : IsIdeographic(text, at) ? false
        : CategoryAt(text, at)
            is <= UnicodeCategory.OtherNumber
                or UnicodeCategory.Format
                or UnicodeCategory.ConnectorPunctuation
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned;

    /// <summary>Whether the character belongs to a script that puts no blanks between words.</summary>
    public static bool IsIdeographic(ReadOnlySpan<char> text, int at) =>
        text[at]
            is (>= '\u2E80' and <= '\u2FDF')
                or '\u3005'
                or '\u3007'
                or (>= '\u3041' and <= '\u309F')
                or (>= '\u3105' and <= '\u312F')
                or (>= '\u3400' and <= '\u4DBF')
                or (>= '\u4E00' and <= '\u9FFF')
                or (>= '\uF900' and <= '\uFAFF')
        || (char.IsSurrogate(text[at]) && RuneAt(text, at).Value is >= 0x20000 and <= 0x3FFFF);

    /// <summary>Whether the character at <paramref name="at"/> holds its two neighbours together.</summary>
    private static bool IsJoined(ReadOnlySpan<char> text, int at)
    {
        if (at == 0 || at + 1 >= text.Length || !IsSolid(text, at - 1) || !IsSolid(text, at + 1))
        {
            return false;
        }

        return text[at] switch
        {
            '.' or '-' or '/' or '\\' or '@' or '#' or '+' => true,
            ',' or ':' => char.IsAsciiDigit(text[at - 1]) && char.IsAsciiDigit(text[at + 1]),
            '\'' => text[at + 1] != 's' || (at + 2 < text.Length && IsSolid(text, at + 2)),
            _ => false,
        };
    }

    private static UnicodeCategory CategoryAt(ReadOnlySpan<char> text, int at) =>
        char.IsSurrogate(text[at])
            ? Rune.GetUnicodeCategory(RuneAt(text, at))
            : CharUnicodeInfo.GetUnicodeCategory(text[at]);

    private static Rune RuneAt(ReadOnlySpan<char> text, int at) =>
        Rune.DecodeFromUtf16(
            char.IsLowSurrogate(text[at]) && at > 0 ? text[(at - 1)..] : text[at..],
            out var rune,
            out _
        ) == System.Buffers.OperationStatus.Done
            ? rune
            : Rune.ReplacementChar;
}
