using System.Text;
using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>
/// Corrects blanks and marks within lines: F02, F05, C01 to C06. Works on whole paragraphs, since code and links may go on
/// from one line to the next; in them, and in quotes, it touches nothing.
/// </summary>
internal sealed class ProseFix
{
    private const int TabStop = 4;
    private const string AsciiMarks = ",;:?!";
    private const string WideMarks = "，；：？！";

    private readonly LintDocument _document;
    private readonly FixLines _lines;
    private readonly bool[] _verbatim;
    private readonly bool[] _isProse;
    private readonly bool _mayChangeHeadings;

    private ProseFix(LintDocument document, FixLines lines)
    {
        (_document, _lines) = (document, lines);
        _verbatim = VerbatimLines.Of(document);
        _isProse = new bool[document.Lines.Length];
        Array.Fill(_isProse, true);
        _mayChangeHeadings = ContentsFix.IsKept(document);
        foreach (var block in document.Blocks)
        {
            if (block.Kind is BlockKind.Contents or BlockKind.Post)
            {
                var count = block.Kind == BlockKind.Post ? 1 : block.Lines.Count;
                _isProse.AsSpan(block.Line - 1, count).Fill(false);
            }
        }
    }

    /// <summary>Corrects.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        var fix = new ProseFix(document, lines);
        var anchors = fix.CitedAnchors();
        for (var i = 0; i < document.Lines.Length; )
        {
            var end = fix.EndOfParagraph(i);
            var isHeading = LineForm.HeadingLevel(document.Lines[i]) > 0;
            if (isHeading && !(fix._mayChangeHeadings && fix.IsUncited(document.Lines[i], anchors)))
            {
                i++;
            }
            else if (end > i)
            {
                fix.Paragraph(i, end);
                i = end;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>The line after the last one of the paragraph that begins here; the same if none does.</summary>
    private int EndOfParagraph(int start)
    {
        var lines = _document.Lines;
        var end = start;
        while (end < lines.Length && !_verbatim[end] && !lines[end].StartsWith('>') && lines[end].Length > 0)
        {
            end++;
            if (LineForm.HeadingLevel(lines[end - 1]) > 0)
            {
                return end - 1 == start ? end : end - 1;
            }
        }

        return end;
    }

    private void Paragraph(int start, int end)
    {
        var text = string.Join('\n', _document.Lines[start..end]);
        var spans = VerbatimSpans.Of(text);
        var corrected = new ParagraphFix(text, spans, start, _document, _isProse).Run().Split('\n');
        for (var i = start; i < end; i++)
        {
            _lines[i] = corrected[i - start];
        }
    }

    /// <summary>The anchors and headings that the text links to, outside of the table of contents.</summary>
    private HashSet<string> CitedAnchors()
    {
        var cited = new HashSet<string>();
        var body = ContentsRules.Body(_document);
        for (var i = 0; i < _document.Lines.Length; i++)
        {
            var isItem = i + 1 < body && LineForm.Contents(_document.Lines[i]) is not null;
            foreach (var span in isItem ? [] : Inlines.Of(_document.Lines[i]))
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

    private bool IsUncited(string heading, HashSet<string> cited)
    {
        var text = heading[(LineForm.HeadingLevel(heading) + 1)..];
        return cited.Count == 0 || (!cited.Contains(text) && !cited.Contains(HeadingText.Anchor(text)));
    }

    /// <summary>Corrects one paragraph.</summary>
    private sealed class ParagraphFix
    {
        private readonly string _text;
        private readonly VerbatimKind?[] _kinds;
        private readonly HashSet<int> _gaps;
        private readonly int _firstLine;
        private readonly LintDocument _document;
        private readonly bool[] _isProse;
        private readonly StringBuilder _output;
        private int _lineStart;

        public ParagraphFix(string text, List<VerbatimSpan> spans, int firstLine, LintDocument document, bool[] isProse)
        {
            (_text, _firstLine, _document, _isProse) = (text, firstLine, document, isProse);
            _kinds = new VerbatimKind?[text.Length];
            foreach (var span in spans)
            {
                _kinds.AsSpan(span.Start, span.End - span.Start).Fill(span.Kind);
            }

            _gaps = [.. ProseSpacing.Gaps(text, spans)];
            _output = new StringBuilder(text.Length + 16);
        }

        public string Run()
        {
            var line = _firstLine;
            for (var start = 0; start <= _text.Length; line++)
            {
                var end = _text.IndexOf('\n', start) is var next and >= 0 ? next : _text.Length;
                Line(start, end, _isProse[line] && !_document.Lines[line].StartsWith('|'));
                if (end < _text.Length)
                {
                    _output.Append('\n');
                }

                start = end + 1;
            }

            return _output.ToString();
        }

        private void Line(int start, int end, bool isProse)
        {
            _lineStart = _output.Length;
            var isHeading = LineForm.HeadingLevel(_text[start..end]) > 0;
            var first = start + PrefixLength(_text.AsSpan(start, end - start));
            var last = end;

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
                    _output.Append(' ', TabStop - (_output.Length - _lineStart) % TabStop);
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

            var next = at + 1;
            while (next < last && _text[next] == ' ' && _kinds[next] is null)
            {
                next++;
            }

            var follows =
                next >= last
                || (next > at + 1 && _kinds[next] is not VerbatimKind.Address)
                || (_kinds[next] is null && "”’」』）》】".Contains(_text[next]));
            return follows ? WideMarks[mark] : null;
        }

        /// <summary>Whether the blank here stands beside a full-width mark; beside an address it parts it from the text.</summary>
        private bool IsBesideMark(int at, int last)
        {
            var next = at + 1;
            while (next < last && _text[next] == ' ' && _kinds[next] is null)
            {
                next++;
            }

            var isAfter = _output.Length > _lineStart && TypographyRules.Opening.Contains(_output[^1]);
            var isBefore = next < last && _kinds[next] is null && TypographyRules.Closing.Contains(_text[next]);
            var before = at - 1;
            while (before > 0 && _text[before] == ' ' && _kinds[before] is null)
            {
                before--;
            }

            var partsAddress =
                (next < last && _kinds[next] == VerbatimKind.Address)
                || (before >= 0 && _kinds[before] == VerbatimKind.Address);
            return (isAfter || isBefore) && !partsAddress && !(isAfter && before >= 0 && _kinds[before] is not null);
        }

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
}
