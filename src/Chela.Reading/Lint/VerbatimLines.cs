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
            isIndented = !isBlank && (isIndented || (IsIndented(line) && (i == 0 || IsBreak(lines[i - 1]))));
            verbatim[i] |= fence.Take(fence.IsOpen ? line : WithoutListMarks(line)) || isIndented;
            if (!verbatim[i] && Opening(line) is { } html)
            {
                verbatim[i] = true;
                closing = html;
            }
        }

        return verbatim;
    }

    private static bool IsIndented(string line)
    {
        var blanks = line.Length - line.AsSpan().TrimStart(' ').Length;
        return blanks >= CodeIndent || (blanks < line.Length && line[blanks] == '\t');
    }

    /// <summary>Whether no paragraph goes on after the line.</summary>
    private static bool IsBreak(string line) =>
        CharacterClass.IndentOf(line) == line.Length || LineForm.HeadingLevel(line) > 0;

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

    /// <summary>The line without the marks of quotes and lists that a fence may stand behind.</summary>
    private static ReadOnlySpan<char> WithoutListMarks(ReadOnlySpan<char> line)
    {
        for (var length = -1; length != line.Length; )
        {
            length = line.Length;
            line = line.TrimStart(' ');
            var mark = line.Length - line.TrimStart("0123456789").Length;
            mark += mark < line.Length && line[mark] is '-' or '*' or '+' or '.' or ')' ? 1 : 0;
            line = mark > 0 && mark < line.Length && line[mark] == ' ' ? line[mark..] : line;
        }

        return line;
    }
}
