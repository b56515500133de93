using System.Globalization;
using System.Text;
using Chela.Text;

namespace Chela.Reading.Search;

/// <summary>
/// Characters as the search compares them: compatibility forms, case and the marks over Latin, Greek and Cyrillic letters do not
/// count. All of it is <see cref="Chela.Text"/>'s own.
/// </summary>
internal static class SearchCharacters
{
    // What is asked for most, once each: a cache of a pure function, so a race writes the same text twice.
    private static readonly string?[] s_folded = new string?[char.MaxValue + 1];

    /// <summary>What a character, or one with the marks that belong to it, is compared by; may be empty.</summary>
    public static string Fold(ReadOnlySpan<char> cluster) =>
        cluster is [var only] ? s_folded[only] ??= Make(only.ToString()) : Make(cluster.ToString());

    /// <summary>The end of what stands at <paramref name="at"/>: a character with the marks and parts that make one of it.</summary>
    public static int EndOf(ReadOnlySpan<char> text, int at)
    {
        var end = at + (at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1);
        while (end < text.Length && IsPart(text[end]))
        {
            end++;
        }

        return end;
    }

    /// <summary>Whether a character is of a script that puts no blanks between words: these are taken in pairs.</summary>
    public static bool IsPaired(Rune rune) =>
        rune.Value
            is 0x3005
                or 0x3007
                or (>= 0x3041 and <= 0x3096)
                or (>= 0x309D and <= 0x309F)
                or (>= 0x30A1 and <= 0x30FA)
                or (>= 0x30FC and <= 0x312F)
                or (>= 0x31A0 and <= 0x31BF)
                or (>= 0x31F0 and <= 0x31FF)
                or (>= 0x3400 and <= 0x4DBF)
                or (>= 0x4E00 and <= 0x9FFF)
                or (>= 0xAC00 and <= 0xD7A3)
                or (>= 0xF900 and <= 0xFAFF)
                or (>= 0x20000 and <= 0x3FFFF)
        || (
            rune.Value is (>= 0x0E00 and <= 0x0EFF) or (>= 0x1000 and <= 0x109F) or (>= 0x1780 and <= 0x17FF)
            && Rune.GetUnicodeCategory(rune) <= UnicodeCategory.EnclosingMark
        );

    /// <summary>Whether a character is part of a word.</summary>
    public static bool IsOfWord(Rune rune) => Rune.GetUnicodeCategory(rune) <= UnicodeCategory.OtherNumber;

    /// <summary>Marks, voicing marks of halfwidth kana, and the vowels and endings of Hangul that is written in parts.</summary>
    private static bool IsPart(char c) =>
        c
            is (>= '\u0300' and <= '\u036F')
                or '\u3099'
                or '\u309A'
                or '\uFF9E'
                or '\uFF9F'
                or (>= '\u1160' and <= '\u11FF');

    private static string Make(string cluster)
    {
        var folded = new StringBuilder();
        foreach (var c in Normalization.Nfd(CaseFolding.Fold(Normalization.Nfkc(cluster))))
        {
            _ = c switch
            {
                >= '\u0300' and <= '\u036F' => folded,
                'ø' => folded.Append('o'),
                'ł' => folded.Append('l'),
                'đ' or 'ð' => folded.Append('d'),
                'ı' => folded.Append('i'),
                'æ' => folded.Append("ae"),
                'œ' => folded.Append("oe"),
                'þ' => folded.Append("th"),
                _ => folded.Append(c),
            };
        }

        return Normalization.Nfc(folded.ToString());
    }
}
