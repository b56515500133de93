using System.Globalization;
using System.Text;

namespace Chela.Text;

/// <summary>
/// Anchors of headings as GitHub makes them: lower case, every code point deleted that is not a letter, a mark, a decimal
/// or letter number, a connector or <c>-</c>, and each space a hyphen; nothing is collapsed or trimmed.
/// </summary>
public static class Slug
{
    /// <summary>The anchor of a heading whose rendered text is <paramref name="text"/>, without <c>#</c>.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var rune in Casing.ToLower(text).EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                slug.Append('-');
            }
            else if (rune.Value == '-' || IsKept(Rune.GetUnicodeCategory(rune)))
            {
                slug.Append(rune.ToString());
            }
        }

        return slug.ToString();
    }

    private static bool IsKept(UnicodeCategory category) =>
        category
            is <= UnicodeCategory.OtherLetter
                or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.DecimalDigitNumber
                or UnicodeCategory.LetterNumber
                or UnicodeCategory.ConnectorPunctuation;
}
