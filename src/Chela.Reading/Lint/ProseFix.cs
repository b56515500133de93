using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>
/// Corrects blanks and marks within lines: F02, F05, C01 to C06. Works on whole paragraphs, since code and links may go on
/// from one line to the next; in them, and in quotes, it touches nothing.
/// </summary>
internal sealed class ProseFix
{
    private readonly LintDocument _document;
    private readonly bool[] _verbatim;
    private readonly bool[] _isProse;

    private ProseFix(LintDocument document)
    {
        _document = document;
        _verbatim = VerbatimLines.Of(document);
        _isProse = new bool[document.Lines.Length];
        var findings = new FindingList();
        TypographyRules.Check(document, findings);
        foreach (var finding in findings.Sorted())
        {
            _isProse[finding.Line - 1] = true;
        }
    }

    /// <summary>Corrects. A heading keeps its text where something links to it, or where no list can follow the change.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        var fix = new ProseFix(document);
        var cited = fix.CitedHeadings();
        var mayChangeHeadings = ContentsFix.IsKept(document);
        for (var (start, end) = (0, 0); start < document.Lines.Length; start = Math.Max(start + 1, end))
        {
            end = fix.EndOfParagraph(start);
            var isHeading = LineForm.HeadingLevel(document.Lines[start]) > 0;
            if (end > start && (!isHeading || (mayChangeHeadings && IsUncited(document.Lines[start], cited))))
            {
                fix.Paragraph(start, end, lines);
            }
        }
    }

    /// <summary>The line after the last one of the paragraph that begins here; the same if none does.</summary>
    private int EndOfParagraph(int start)
    {
        var end = start;
        while (end < _document.Lines.Length && !_verbatim[end] && !_document.Lines[end].StartsWith('>'))
        {
            var line = _document.Lines[end];
            if (LineForm.HeadingLevel(line) > 0 || CharacterClass.IndentOf(line) == line.Length)
            {
                return end == start ? end + 1 : end;
            }

            end++;
        }

        return end;
    }

    private void Paragraph(int start, int end, FixLines lines)
    {
        var corrected = ParagraphFix.Correct(_document.Lines[start..end], _isProse[start..end]);
        for (var i = start; i < end; i++)
        {
            lines[i] = corrected[i - start];
        }
    }

    /// <summary>The anchors and headings that the text links to, outside of the table of contents.</summary>
    private HashSet<string> CitedHeadings()
    {
        var cited = new HashSet<string>();
        var body = ContentsRules.Body(_document);
        for (var i = 0; i < _document.Lines.Length; i++)
        {
            var line = _document.Lines[i];
            if (!line.Contains('#') || (i + 1 < body && LineForm.Contents(line) is not null))
            {
                continue;
            }

            foreach (var span in Inlines.Of(line))
            {
                var target = span.Kind is InlineKind.WikiLink or InlineKind.Embed ? span.Text : span.Target;
                if (target.StartsWith('#'))
                {
                    cited.Add(target[1..].Split('|')[0]);
                }
            }
        }

        return cited;
    }

    private static bool IsUncited(string heading, HashSet<string> cited)
    {
        var text = heading[(LineForm.HeadingLevel(heading) + 1)..];
        return cited.Count == 0 || (!cited.Contains(text) && !cited.Contains(HeadingText.Anchor(text)));
    }
}
