using System.Globalization;
using System.Text;

namespace Chela.Reading.Markup;

/// <summary>The classes of characters that the digest's form speaks of.</summary>
internal static class CharacterClass
{
    /// <summary>Whether it is a Han character of the basic plane: what wants a blank toward Latin letters.</summary>
    public static bool IsHan(char c) =>
        c is (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    /// <summary>Whether it is white space; the information separators of ASCII are, too.</summary>
    public static bool IsSpace(char c) => char.IsWhiteSpace(c) || c is >= '\x1C' and <= '\x1F';

    /// <summary>The text without white space at both ends.</summary>
    public static ReadOnlySpan<char> Trim(ReadOnlySpan<char> text) => TrimEnd(text[IndentOf(text)..]);

    /// <summary>The text without white space at its end.</summary>
    public static ReadOnlySpan<char> TrimEnd(ReadOnlySpan<char> text)
    {
        var end = text.Length;
        while (end > 0 && IsSpace(text[end - 1]))
        {
            end--;
        }

        return text[..end];
    }

    /// <summary>Number of white-space characters at the start of a text.</summary>
    public static int IndentOf(ReadOnlySpan<char> text)
    {
        var at = 0;
        while (at < text.Length && IsSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    /// <summary>
    /// Length of the word character at <paramref name="at"/>, or 0 if there is none: a letter, a number of any kind, or
    /// <c>_</c>. 2 for one outside of the basic plane.
    /// </summary>
    public static int WordLength(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length)
        {
            return 0;
        }

        Rune.DecodeFromUtf16(text[at..], out var rune, out var length);
        return rune.Value == '_' || IsAlphanumeric(Rune.GetUnicodeCategory(rune)) ? length : 0;
    }

    /// <summary>Whether a word character ends before <paramref name="at"/>.</summary>
    public static bool IsWordBefore(ReadOnlySpan<char> text, int at) =>
        at > 0 && WordLength(text, at - (char.IsLowSurrogate(text[at - 1]) && at > 1 ? 2 : 1)) > 0;

    /// <summary>Where the word characters from <paramref name="at"/> on end.</summary>
    public static int WordEnd(ReadOnlySpan<char> text, int at)
    {
        for (var length = WordLength(text, at); length > 0; length = WordLength(text, at))
        {
            at += length;
        }

        return at;
    }

    private static bool IsAlphanumeric(UnicodeCategory category) =>
        category
            is <= UnicodeCategory.OtherLetter
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.OtherNumber;
}
