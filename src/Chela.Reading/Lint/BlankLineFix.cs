using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>Corrects the blank lines: one final newline, F03, F04, Q01.</summary>
internal static class BlankLineFix
{
    /// <summary>Corrects.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        var verbatim = VerbatimLines.Of(document);
        var text = document.Lines;
        var end = text.Length;
        while (end > 1 && text[end - 1].Length == 0 && !verbatim[end - 1])
        {
            end--;
        }

        // Of the empty lines at the end one stays: it is the final newline.
        lines.Space(i =>
            (i <= end && !IsRepeated(text, verbatim, i), i < end && NeedsBlankBefore(document, verbatim, i))
        );
        if (lines[lines.Count - 1].Length > 0)
        {
            lines.Replace(lines.Count, lines.Count, [""]);
        }
    }

    private static bool IsRepeated(string[] text, bool[] verbatim, int i) =>
        i > 0
        && i < text.Length - 1
        && text[i].Length == 0
        && text[i - 1].Length == 0
        && !verbatim[i]
        && !verbatim[i - 1];

    private static bool NeedsBlankBefore(LintDocument document, bool[] verbatim, int i)
    {
        var text = document.Lines;
        if (i == 0 || text[i].Length == 0 || text[i - 1].Length == 0)
        {
            return false;
        }

        var (isFree, isFreeBefore) = (!verbatim[i], !verbatim[i - 1]);
        var isHeading = isFree && LineForm.HeadingLevel(text[i]) > 0;
        var isHeadingBefore = isFreeBefore && LineForm.HeadingLevel(text[i - 1]) > 0;
        var isQuoteEdge =
            isFree
            && isFreeBefore
            && text[i].StartsWith('>') != text[i - 1].StartsWith('>')
            && !VerbatimLines.IsIndented(text[i])
            && CharacterClass.IndentOf(text[i]) < text[i].Length
            && CharacterClass.IndentOf(text[i - 1]) < text[i - 1].Length;
        return isQuoteEdge || ((isHeading || isHeadingBefore) && IsBetween(document, verbatim, i));
    }

    /// <summary>Whether a line may come in before the line: within code or a comment it would be a part of that.</summary>
    private static bool IsBetween(LintDocument document, bool[] verbatim, int i) =>
        !verbatim[i] || !verbatim[i - 1] || document.IsCode[i] != document.IsCode[i - 1];
}
