using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>
/// Tells which lines no correction may touch: what anybody who reads Markdown may take for code. Fenced code as the
/// linter sees it and as CommonMark does (they differ on long fences and on those in lists), indented code, front matter,
/// HTML blocks of code, comments.
/// </summary>
internal static class VerbatimLines
{
    private const int CodeIndent = 4;

    private static readonly (string Opening, string Closing)[] HtmlBlocks =
    [
        ("<!--", "-->"),
        ("<pre", "</pre>"),
        ("<script", "</script>"),
        ("<style", "</style>"),
        ("<textarea", "</textarea>"),
    ];

    /// <summary>For each line whether it is to be left alone.</summary>
    public static bool[] Of(LintDocument document)
    {
        var lines = document.Lines;
        var verbatim = (bool[])document.IsCode.Clone();
        var fence = new CodeFence();
        string? closing = null;
        var isFrontMatter = lines[0] == "---";
        var isIndented = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i];
            if (closing is not null || isFrontMatter)
            {
                verbatim[i] = true;
                isFrontMatter &= i == 0 || line != "---";
                closing = closing is not null && Contains(line, closing, 0) ? null : closing;
                continue;
            }

            var isBlank = CharacterClass.IndentOf(line) == line.Length;
            var isAlone = i == 0 || verbatim[i - 1] || IsBreak(lines[i - 1]);
            isIndented = !isBlank && (isIndented || (IsIndented(line) && isAlone));
            var content = WithoutListMarks(line, out var isCode);
            verbatim[i] |= fence.Take(fence.IsOpen ? line : content) || isIndented || isCode;
            if (!verbatim[i] && Opening(line) is { } html)
            {
                verbatim[i] = true;
                closing = html;
            }
        }

        return verbatim;
    }

    /// <summary>
    /// Whether what the linter takes for headings are headings for others as well. Where fences are amiss, the wrong lines
    /// pass for code, and a list made of what is left would lose entries.
    /// </summary>
    public static bool AreHeadingsCertain(LintDocument document)
    {
        var fence = new CodeFence();
        for (var i = 0; i < document.Lines.Length; i++)
        {
            var line = document.Lines[i];
            var isCode = fence.Take(fence.IsOpen ? line : WithoutListMarks(line, out _));
            if (isCode != document.IsCode[i] && LineForm.HeadingLevel(line) > 0)
            {
                return false;
            }
        }

        return !fence.IsOpen && document.OpenFence == 0;
    }

    /// <summary>Whether a line would be code if no paragraph went on to it.</summary>
    public static bool IsIndented(string line)
    {
        var blanks = line.Length - line.AsSpan().TrimStart(' ').Length;
        return blanks >= CodeIndent || (blanks < line.Length && line[blanks] == '\t');
    }

    /// <summary>Whether a paragraph may not go on after the line: it is blank, a heading, a rule, a quote, HTML.</summary>
    private static bool IsBreak(string line) =>
        line.AsSpan().TrimStart(' ') is ['#' or '<' or '>', ..] || line.AsSpan().Trim("-=*_ \t\r").IsEmpty;

    /// <summary>What closes the HTML that a line opens and does not close; null if there is none.</summary>
    private static string? Opening(string line)
    {
        foreach (var (opening, closing) in line.Contains('<') ? HtmlBlocks : [])
        {
            var at = line.LastIndexOf(opening, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && !Contains(line, closing, at))
            {
                return closing;
            }
        }

        return null;
    }

    private static bool Contains(string line, string text, int from) =>
        line.IndexOf(text, from, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>
    /// The line without the marks of lists that a fence may stand behind. After five blanks or a tab comes indented code.
    /// </summary>
    private static ReadOnlySpan<char> WithoutListMarks(ReadOnlySpan<char> line, out bool isCode)
    {
        isCode = false;
        for (var length = -1; length != line.Length; )
        {
            length = line.Length;
            line = line.TrimStart(' ');
            var mark = line.Length - line.TrimStart("0123456789").Length;
            mark += mark < line.Length && line[mark] is '-' or '*' or '+' or '.' or ')' ? 1 : 0;
            if (mark > 0 && mark < line.Length && line[mark] is ' ' or '\t')
            {
                line = line[mark..];
                isCode |= line[0] == '\t' || line.Length - line.TrimStart(' ').Length > CodeIndent;
            }
        }

        return line;
    }
}
