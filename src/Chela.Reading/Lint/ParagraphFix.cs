using System.Text;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>Corrects one paragraph; as many lines come out as went in.</summary>
internal sealed class ParagraphFix
{
    private const int TabStop = 4;
    private const string AsciiMarks = ",;:?!";
    private const string WideMarks = "，；：？！";
    private const string ClosingMarks = "”’」』）》】";

    private readonly string _text;
    private readonly VerbatimKind?[] _kinds;
    private readonly bool[] _isInside;
    private readonly StringBuilder _output = new();
    private HashSet<int> _gaps = [];
    private int _lineStart;

    private ParagraphFix(string text)
    {
        _text = text;
        _kinds = new VerbatimKind?[text.Length];
        _isInside = new bool[text.Length + 1];
    }

    /// <summary>Corrects.</summary>
    /// <param name="lines">The lines.</param>
    /// <param name="isProse">For each whether its typography needs to be corrected; blanks at its end always are.</param>
    public static string[] Correct(string[] lines, bool[] isProse)
    {
        var fix = new ParagraphFix(string.Join('\n', lines));
        fix.Mark(lines);
        for (var (i, start) = (0, 0); i < lines.Length; start += lines[i].Length + 1, i++)
        {
            _ = i > 0 ? fix._output.Append('\n') : fix._output;
            fix.Line(start, lines[i], isProse[i]);
        }

        return fix._output.ToString().Split('\n');
    }

    /// <summary>
    /// Marks what must stay. Which lines belong together is for a full parser to say, and a stray tick turns code into prose
    /// and prose into code; so what is code in any reading, of all lines, of a list's item or of one line, is left alone.
    /// </summary>
    private void Mark(string[] lines)
    {
        Mark(0, VerbatimSpans.CodeOf(_text));
        Mark(0, VerbatimSpans.Of(_text));
        var (start, item) = (0, 0);
        var gaps = new List<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            var spans = VerbatimSpans.Of(lines[i]);
            Mark(start, spans);
            gaps.AddRange(ProseSpacing.Gaps(lines[i], spans).Select(gap => start + gap));
            start += lines[i].Length + 1;
            if (i + 1 == lines.Length || OpensItem(lines[i + 1]))
            {
                Mark(item, VerbatimSpans.CodeOf(_text[item..(start - 1)]));
                Mark(item, VerbatimSpans.Of(_text[item..(start - 1)]));
                item = start;
            }
        }

        _gaps = [.. gaps.Where(gap => !_isInside[gap])];
    }

    private void Mark(int start, List<VerbatimSpan> spans)
    {
        foreach (var span in spans)
        {
            _kinds.AsSpan(start + span.Start, span.End - span.Start).Fill(span.Kind);
            _isInside.AsSpan(start + span.Start + 1, span.End - span.Start - 1).Fill(true);
        }
    }

    private void Line(int start, string line, bool isProse)
    {
        _lineStart = _output.Length;
        var isHeading = LineForm.HeadingLevel(line) > 0;
        var first = start + PrefixLength(line);
        var last = start + line.Length;

        // A heading's own blanks count as its text.
        while (!isHeading && last > start && CharacterClass.IsSpace(_text[last - 1]) && _kinds[last - 1] is null)
        {
            last--;
        }

        for (var at = start; at < last; at++)
        {
            if (isProse && at > first && _gaps.Contains(at))
            {
                _output.Append(' ');
            }

            if (_kinds[at] is not null)
            {
                _output.Append(_text[at]);
            }
            else if (_text[at] == '\t' && !isHeading)
            {
                _output.Append(' ', TabStop - ((_output.Length - _lineStart) % TabStop));
            }
            else if (isProse && at >= first && Wide(at, last) is { } wide)
            {
                _output.Append(wide);
            }
            else if (!(isProse && at >= first && _text[at] == ' ' && IsBesideMark(at, last)))
            {
                _output.Append(_text[at]);
            }
        }
    }

    /// <summary>The full-width mark for the ASCII one that stands here after Han; null for anything else.</summary>
    private char? Wide(int at, int last)
    {
        var mark = AsciiMarks.IndexOf(_text[at], StringComparison.Ordinal);
        if (mark < 0 || at == 0 || !CharacterClass.IsHan(_text[at - 1]) || _kinds[at - 1] is not null)
        {
            return null;
        }

        var next = AfterBlanks(at + 1, last);
        var isEnd =
            next >= last
            || (next > at + 1 && _kinds[next] is not VerbatimKind.Address)
            || (_kinds[next] is null && ClosingMarks.Contains(_text[next]));
        return isEnd ? WideMarks[mark] : null;
    }

    /// <summary>Whether the blank here stands beside a full-width mark; beside an address it parts it from the text.</summary>
    private bool IsBesideMark(int at, int last)
    {
        var (before, next) = (at - 1, AfterBlanks(at + 1, last));
        while (before >= 0 && _text[before] == ' ' && _kinds[before] is null)
        {
            before--;
        }

        var kindBefore = before >= 0 ? _kinds[before] : null;
        var kindNext = next < last ? _kinds[next] : null;
        var isAfter =
            kindBefore is null && _output.Length > _lineStart && TypographyRules.Opening.Contains(_output[^1]);
        var isBefore = next < last && kindNext is null && TypographyRules.Closing.Contains(_text[next]);
        return (isAfter || isBefore) && kindBefore != VerbatimKind.Address && kindNext != VerbatimKind.Address;
    }

    private int AfterBlanks(int at, int last)
    {
        while (at < last && _text[at] == ' ' && _kinds[at] is null)
        {
            at++;
        }

        return at;
    }

    private static bool OpensItem(string line) =>
        line.AsSpan().TrimStart(' ') is ['-' or '*' or '+' or '|' or (>= '0' and <= '9'), ..];

    /// <summary>Length of what gives a line its place: indent, marks of lists and headings.</summary>
    private static int PrefixLength(ReadOnlySpan<char> line)
    {
        var at = CharacterClass.IndentOf(line);
        while (at < line.Length)
        {
            var mark = at;
            while (mark < line.Length && (line[mark] is '#' or '-' or '*' or '+' || char.IsAsciiDigit(line[mark])))
            {
                mark++;
            }

            mark += mark < line.Length && mark > at && line[mark] is '.' or ')' ? 1 : 0;
            if (mark == at || mark >= line.Length || line[mark] != ' ')
            {
                break;
            }

            at = mark + CharacterClass.IndentOf(line[mark..]);
        }

        return at;
    }
}
