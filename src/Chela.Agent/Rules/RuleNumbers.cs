using System.Globalization;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>Small numbers in words.</summary>
internal static class RuleNumbers
{
    private static readonly string[] s_words =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ];

    /// <summary>The number that a word, digits or a Chinese numeral say; null if they say none.</summary>
    public static int? Of(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : Array.IndexOf(s_words, text) is var word and >= 0 ? word
        : text is "a" or "an" ? 1
        : text is "两" ? 2
        : ChineseNumeral.TryRead(text, 0, out var numeral) && numeral.Length == text.Length ? (int)numeral.Value
        : null;
}
