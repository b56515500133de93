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

    private static readonly string[] s_places =
    [
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
    ];

    /// <summary>The place that a word says: "second" is 2; null if it says none.</summary>
    public static int? OfPlace(string word) =>
        Array.IndexOf(s_places, word) is var place and >= 0 ? place + 1
        : word.Length > 2 && word[^2..] is "st" or "nd" or "rd" or "th" ? OfDigits(word[..^2])
        : null;

    private static int? OfDigits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The number that a word, digits or a Chinese numeral say; null if they say none.</summary>
    public static int? Of(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var digits) ? digits
        : Array.IndexOf(s_words, text) is var word and >= 0 ? word
        : text is "a" or "an" ? 1
        : text is "两" ? 2
        : ChineseNumeral.TryRead(text, 0, out var numeral) && numeral.Length == text.Length ? (int)numeral.Value
        : null;
}
