using System.Globalization;
using System.Text;

namespace Chela.Text.Written;

/// <summary>
/// A text made comparable, with the way back to its places: NFKC, each run of white space one blank, and beside it the
/// same with case, quotation marks and dashes folded. Both have the same length, so that a place in one is a place in the
/// other. Immutable; made in one pass, linear in the length of the text, whatever it holds.
/// </summary>
public sealed class ComparableText
{
    private const char FullWidthComma = '\uFF0C';

    // Null where every character stayed in its place.
    private readonly int[]? _starts;

    private ComparableText(string exact, string folded, int[]? starts) =>
        (Exact, Folded, _starts) = (exact, folded, starts);

    /// <summary>The text in NFKC with white space collapsed.</summary>
    public string Exact { get; }

    /// <summary>The same with case, quotation marks and dashes folded; what the readers of written forms read.</summary>
    public string Folded { get; }

    /// <summary>Makes a text comparable.</summary>
    public static ComparableText Of(string text)
    {
        if (Ascii.IsValid(text) && !HasWideBlanks(text))
        {
            return new(text, Casing.LowerAscii(text), null);
        }

        var exact = new StringBuilder(text.Length);
        var folded = new StringBuilder(text.Length);
        var starts = new List<int>(text.Length + 1);
        int length;
        for (var at = 0; at < text.Length; at += length)
        {
            length = SegmentLength(text, at);
            if (char.IsAscii(text[at]) && length == 1)
            {
                exact.Append(text[at]);
                folded.Append(char.IsAsciiLetterUpper(text[at]) ? (char)(text[at] | 0x20) : text[at]);
            }
            else if (char.IsWhiteSpace(text[at]))
            {
                exact.Append(' ');
                folded.Append(' ');
            }
            else
            {
                Append(text, at, length, exact, folded);
            }

            while (starts.Count < exact.Length)
            {
                starts.Add(at);
            }
        }

        starts.Add(text.Length);
        return new(exact.ToString(), folded.ToString(), [.. starts]);
    }

    /// <summary>The character of the original text that the one at <paramref name="at"/> came from.</summary>
    public int Start(int at) => _starts is null ? at : _starts[at];

    /// <summary>The end, in the original text, of what ends before <paramref name="end"/>; at least 1.</summary>
    public int End(int end)
    {
        if (_starts is null)
        {
            return end;
        }

        var next = end;
        while (next < Exact.Length && _starts[next] == _starts[end - 1])
        {
            next++;
        }

        return _starts[next];
    }

    private static bool HasWideBlanks(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) && (text[at] != ' ' || (at + 1 < text.Length && text[at + 1] == ' ')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>One character with the marks that may compose with it, or a run of white space.</summary>
    private static int SegmentLength(string text, int at)
    {
        var end = at;
        if (char.IsWhiteSpace(text[at]))
        {
            while (end < text.Length && char.IsWhiteSpace(text[end]))
            {
                end++;
            }

            return text[at] == ' ' && end == at + 1 ? 1 : end - at;
        }

        end += char.IsSurrogatePair(text, at) ? 2 : 1;
        while (end < text.Length && IsMark(text, end))
        {
            end += char.IsSurrogatePair(text, end) ? 2 : 1;
        }

        return end - at;
    }

    /// <summary>Whether the character at <paramref name="at"/> belongs to the one before it.</summary>
    public static bool IsMark(string text, int at) =>
        text[at] >= '\u0300'
        && (
            text[at] is >= '\u1160' and <= '\u11FF'
            || CharUnicodeInfo.GetUnicodeCategory(text, at)
                is UnicodeCategory.NonSpacingMark
                    or UnicodeCategory.SpacingCombiningMark
                    or UnicodeCategory.EnclosingMark
        );

    private static void Append(string text, int at, int length, StringBuilder exact, StringBuilder folded)
    {
        // A full-width comma groups full-width digits; elsewhere it is punctuation: 付100，200 names two numbers.
        var isPunctuation =
            text[at] == FullWidthComma && length == 1 && (at == 0 || text[at - 1] is < '\uFF10' or > '\uFF19');
        var normal = isPunctuation ? "\uFF0C" : Normalization.Nfkc(text.Substring(at, length));
        exact.Append(normal);

        // Unpaired surrogates become replacement characters as runes, which have the same length.
        foreach (var rune in normal.EnumerateRunes())
        {
            var written = rune.ToString();
            var fold = rune.Value switch
            {
                '\u2018' or '\u2019' or '\u02BC' => "'",
                '\u201C' or '\u201D' => "\"",
                >= '\u2010' and <= '\u2015' or '\u2212' => "-",
                _ => CaseFolding.Fold(written),
            };
            folded.Append(fold.Length == written.Length ? fold : written);
        }
    }
}
