using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Markup;

namespace Chela.Reading.Formats;

/// <summary>Markdown as the plain text that its reader sees.</summary>
internal static partial class MarkdownPlain
{
    /// <summary>The lines of one block; a mark may go over a line's end.</summary>
    public static string OfBlock(IEnumerable<TextLine> lines)
    {
        var (plain, prose) = (new List<string>(), new List<string>());
        foreach (var line in lines)
        {
            if (line.IsCode)
            {
                Flush();
                plain.AddRange(CodeFence(line.Text) ? [] : [line.Text]);
            }
            else if (!Rule().IsMatch(line.Text))
            {
                prose.Add(Mark().Replace(line.Text, ""));
            }
        }

        Flush();
        return string.Join('\n', plain).Trim('\n');

        void Flush()
        {
            plain.AddRange(
                prose.Count == 0 ? [] : WithoutMarks(string.Join('\n', prose)).Split('\n').Select(WithoutEscapes)
            );
            prose.Clear();
        }
    }

    /// <summary>One line without marks: links are their text, images their description.</summary>
    public static string Of(string line) => WithoutEscapes(WithoutMarks(line));

    private static string WithoutMarks(string text) => WithoutEmphasis(WithoutLinks(text));

    private static string WithoutEscapes(string line) =>
        PlainText.Line(Escape().Replace(Address().Replace(line, "$1"), "$1"));

    /// <summary>Links become their text, images their description, embedded notes nothing; one pass, whatever brackets there are.</summary>
    private static string WithoutLinks(string line)
    {
        if (!line.Contains('[', StringComparison.Ordinal))
        {
            return line;
        }

        var partners = Partners(line);
        var text = new StringBuilder(line.Length);
        var after = new Dictionary<int, int>();
        for (var at = 0; at < line.Length; at++)
        {
            if (after.TryGetValue(at, out var next))
            {
                at = next - 1;
                continue;
            }

            var isImage = line[at] == '!' && at + 1 < line.Length && line[at + 1] == '[';
            var open = isImage ? at + 1 : at;
            if (line[open] != '[' || !partners.TryGetValue(open, out var close))
            {
                text.Append(line[at]);
                if (line[at] == '\\' && at + 1 < line.Length)
                {
                    text.Append(line[++at]);
                }
            }
            else if (partners.TryGetValue(open + 1, out var inner) && inner == close - 1 && line[open + 1] == '[')
            {
                var target = line[(open + 2)..inner];
                text.Append(isImage ? "" : target[(target.LastIndexOf('|') + 1)..]);
                at = close;
            }
            else if (partners.TryGetValue(close + 1, out var last) && line[close + 1] == '(')
            {
                after[close] = last + 1;
                at = open;
            }
            else
            {
                text.Append(line, at, open - at + 1);
                at = open;
            }
        }

        return text.ToString();
    }

    /// <summary>The closing bracket of each opening one that has one.</summary>
    private static Dictionary<int, int> Partners(string line)
    {
        var partners = new Dictionary<int, int>();
        var (square, round) = (new Stack<int>(), new Stack<int>());
        for (var at = 0; at < line.Length; at++)
        {
            switch (line[at])
            {
                case '\\':
                    at++;
                    break;
                case '[':
                    square.Push(at);
                    break;
                case '(':
                    round.Push(at);
                    break;
                case ']' when square.TryPop(out var open):
                    partners[open] = at;
                    break;
                case ')' when round.TryPop(out var open):
                    partners[open] = at;
                    break;
            }
        }

        return partners;
    }

    /// <summary>Takes out pairs of marks that open before a word and close behind one, in one pass.</summary>
    private static string WithoutEmphasis(string line)
    {
        if (line.AsSpan().IndexOfAny("*_~=`") < 0)
        {
            return line;
        }

        var open = new Dictionary<string, int>();
        var marks = new List<(int At, int Length)>();
        for (var at = 0; at < line.Length; at++)
        {
            if (line[at] is not ('*' or '_' or '~' or '=' or '`'))
            {
                at += line[at] == '\\' ? 1 : 0;
                continue;
            }

            var end = at;
            while (end < line.Length && line[end] == line[at])
            {
                end++;
            }

            var run = line[at..end];
            if (line[at] == '`' && line.IndexOf(run, end, StringComparison.Ordinal) is var close and >= 0)
            {
                // What stands in code is no mark.
                marks.AddRange((at, run.Length), (close, run.Length));
                at = close + run.Length - 1;
                continue;
            }

            var isMark = run.Length <= 3 && (run.Length == 2 || line[at] is not ('~' or '='));
            var isWithin = line[at] == '_' && IsWord(line, at - 1) && IsWord(line, end);
            if (isMark && !isWithin && !IsBlank(line, at - 1) && open.Remove(run, out var opened))
            {
                marks.AddRange((opened, run.Length), (at, run.Length));
            }
            else if (isMark && !isWithin && !IsBlank(line, end))
            {
                open[run] = at;
            }

            at = end - 1;
        }

        var text = new StringBuilder(line.Length);
        var done = 0;
        foreach (var (at, length) in marks.OrderBy(m => m.At))
        {
            text.Append(line, done, at - done);
            done = at + length;
        }

        return text.Append(line, done, line.Length - done).ToString();
    }

    private static bool IsBlank(string line, int at) => at < 0 || at >= line.Length || char.IsWhiteSpace(line[at]);

    private static bool IsWord(string line, int at) => at >= 0 && at < line.Length && char.IsLetterOrDigit(line[at]);

    private static bool CodeFence(string line) => line.TrimStart() is ['`', '`', '`', ..] or ['~', '~', '~', ..];

    [GeneratedRegex(
        @"^\s{0,12}(?:#{1,6}\s+|(?:>\s?)+(?:\[![\w-]{1,30}\][+-]?\s*)?|(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();

    /// <summary>Rules, the lines under headings and those of tables.</summary>
    [GeneratedRegex(
        @"^\s{0,3}(?:[-*_=][ \t]*){3,}$|^\s*\|?[\s:|-]*-[\s:|-]*\|[\s:|-]*$",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
    )]
    private static partial Regex Rule();

    [GeneratedRegex(@"<(https?://[^\s<>]{1,2000})>", RegexOptions.CultureInvariant)]
    private static partial Regex Address();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
