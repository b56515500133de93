using System.Text.RegularExpressions;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>Corrects the table of contents, T01 to T06: it is written again from the headings.</summary>
internal static partial class ContentsFix
{
    /// <summary>Corrects. What stands in the list that is no item of it keeps all of it from being written again.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        var findings = new FindingList();
        ContentsRules.Check(document, findings);
        if (findings.Sorted().IsEmpty || !VerbatimLines.AreHeadingsCertain(document))
        {
            return;
        }

        var contents = TableOfContents.Lines(document.Headings.Select(h => (h.Level, h.Text))).ToList();
        if (Place(document) is var (start, end))
        {
            lines.Replace(start, end, contents);
        }
        else if (EmptyPlace(document) is var (at, isBelowHeading))
        {
            lines.Replace(at, at, isBelowHeading ? ["", .. contents] : [.. contents, ""]);
        }
    }

    /// <summary>Whether the list can be kept in step with the headings, so that a heading may change.</summary>
    public static bool IsKept(LintDocument document) =>
        VerbatimLines.AreHeadingsCertain(document) && (Place(document) is not null || EmptyPlace(document) is not null);

    /// <summary>The lines of the list, counted from 0.</summary>
    private static (int Start, int End)? Place(LintDocument document)
    {
        if (document.Language == Language.English && document.Headings.Count == 1)
        {
            return null;
        }

        var body = ContentsRules.Body(document);
        var blocks = document.Blocks.Where(b => b.Kind == BlockKind.Contents && b.Line < body).ToList();
        if (blocks.Count == 0)
        {
            return null;
        }

        var (start, end) = (blocks[0].Line - 1, blocks[^1].End - 1);
        return document.Lines[start..end].All(l => l.Length == 0 || IsItem(l)) ? (start, end) : null;
    }

    /// <summary>Where a digest that has no list would have it; null where something else stands there.</summary>
    private static (int At, bool IsBelowHeading)? EmptyPlace(LintDocument document)
    {
        var body = ContentsRules.Body(document);
        var isMissing = !document.Blocks.Exists(b => b.Kind == BlockKind.Contents && b.Line < body);
        if (document.Title is null || !isMissing || document.Headings.Count < 2)
        {
            return null;
        }

        if (document.Language == Language.English)
        {
            return body <= document.Lines.Length && document.Line(body - 1).Length == 0 ? (body - 1, false) : null;
        }

        var index = document.Blocks.FindIndex(b => b.Level == 2);
        var isEmpty = index >= 0 && (index + 1 == document.Blocks.Count || document.Blocks[index + 1].Level > 0);
        return isEmpty && LintDocument.IsContents(document.Blocks[index].Text)
            ? (document.Blocks[index].Line, true)
            : null;
    }

    /// <summary>Whether it is an item, well formed or not, and nothing would be lost with it.</summary>
    private static bool IsItem(string line) =>
        Item().IsMatch(line)
        && line.IndexOf("](", StringComparison.Ordinal) == line.LastIndexOf("](", StringComparison.Ordinal);

    [GeneratedRegex(@"^ *[-*+] *\[.*\]\(#[^()]*\) *$", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
