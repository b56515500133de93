using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>
/// Blanks between Chinese and what is not Chinese, in plain text (rules C01, C02, C05, C06 of the digest's form): between
/// Han and Latin or Greek letters or ASCII digits; between Han and <c>% + $</c> and the backtick; between Han and a
/// following <c>@</c> or <c>(</c>, or a <c>)</c> before it; and round a hyphen between two Han characters. None beside
/// full-width marks and kana, nor where a blank is.
/// </summary>
public static class CjkSpacing
{
    private enum Side
    {
        Other,
        Han,
        Word,

        /// <summary>A mark that has its blank toward Han on both sides.</summary>
        Mark,

        /// <summary>A mark that belongs to what follows it: <c>@name</c>, <c>(note</c>.</summary>
        Opening,

        /// <summary>A mark that belongs to what is before it.</summary>
        Closing,
        Hyphen,
    }

    /// <summary>Where exactly one blank is missing: indices of the characters before which it goes, ascending.</summary>
    public static IReadOnlyList<int> Gaps(string text)
    {
        var gaps = new List<int>();
        var beforeLast = Side.Other;
        var last = Side.Other;
        var lastAt = 0;
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            var codePoint = CodePoints.At(text, at, out length);
            if (IsMark(codePoint))
            {
                continue;
            }

            var side = SideOf(codePoint);
            if (beforeLast == Side.Han && last == Side.Hyphen && side == Side.Han)
            {
                gaps.Add(lastAt);
                gaps.Add(at);
            }
            else if (IsGap(last, side))
            {
                gaps.Add(at);
            }

            (beforeLast, last, lastAt) = (last, side, at);
        }

        return gaps;
    }

    /// <summary>The text with those blanks put in; the same instance if none is missing. Nothing else changes.</summary>
    public static string Apply(string text)
    {
        var gaps = Gaps(text);
        if (gaps.Count == 0)
        {
            return text;
        }

        var spaced = new StringBuilder(text.Length + gaps.Count);
        var from = 0;
        foreach (var gap in gaps)
        {
            spaced.Append(text, from, gap - from).Append(' ');
            from = gap;
        }

        return spaced.Append(text, from, text.Length - from).ToString();
    }

    private static bool IsGap(Side left, Side right) =>
        (left == Side.Han && right is Side.Word or Side.Mark or Side.Opening)
        || (left is Side.Word or Side.Mark or Side.Closing && right == Side.Han);

    private static Side SideOf(int codePoint) =>
        codePoint switch
        {
            '%' or '+' or '$' or '`' => Side.Mark,
            '@' or '(' => Side.Opening,
            ')' => Side.Closing,
            '-' => Side.Hyphen,
            < 0x80 => char.IsAsciiLetterOrDigit((char)codePoint) ? Side.Word : Side.Other,
            (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) => Side.Han,

            // The two planes that are Han alone.
            >= 0x20000 and <= 0x3FFFF => Side.Han,

            // Full-width forms bring their own distance.
            >= 0xFF00 and <= 0xFFEF => Side.Other,
            _ => IsLatinOrGreekLetter(codePoint) ? Side.Word : Side.Other,
        };

    private static bool IsLatinOrGreekLetter(int codePoint) =>
        Rune.TryCreate(codePoint, out var rune)
        && Rune.IsLetter(rune)
        && Scripts.Of(rune) is Script.Latin or Script.Greek;

    /// <summary>Whether a code point belongs to the one before it: an accent, a variation selector.</summary>
    private static bool IsMark(int codePoint) =>
        codePoint >= 0x300
        && CharUnicodeInfo.GetUnicodeCategory(codePoint)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark;
}
