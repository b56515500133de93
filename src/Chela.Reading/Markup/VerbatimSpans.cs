namespace Chela.Reading.Markup;

/// <summary>
/// Finds what is not prose in a paragraph of Markdown: code spans, maths, links and images (text and target), wikilinks,
/// addresses, tags, comments. In doubt a part is taken for one, since its only use is to be left alone. Reads a text
/// in linear time.
/// </summary>
internal sealed class VerbatimSpans
{
    /// <summary>Elements whose content is code or a link.</summary>
    private static readonly string[] Elements = ["a", "code", "kbd", "pre", "samp", "script", "style", "math", "svg"];

    private readonly string _text;
    private readonly Dictionary<int, int> _closing;
    private readonly List<VerbatimSpan> _spans = [];

    private VerbatimSpans(string text) => (_text, _closing) = (text, Brackets(text));

    /// <summary>The spans in order; none overlaps another.</summary>
    /// <param name="text">One line, or the lines of a paragraph.</param>
    public static List<VerbatimSpan> Of(string text)
    {
        if (text.AsSpan().IndexOfAny("`$<[%") < 0 && !text.Contains("://", StringComparison.Ordinal) && !HasWww(text))
        {
            return [];
        }

        var spans = new VerbatimSpans(text);
        for (var at = 0; at < text.Length; at = spans.Next(at)) { }
        return spans._spans;
    }

    /// <summary>The code spans alone, as they are where nothing but an escape comes before them.</summary>
    public static List<VerbatimSpan> CodeOf(string text)
    {
        var spans = new List<VerbatimSpan>();
        for (var at = text.AsSpan().IndexOfAny('`', '\\'); at >= 0 && at < text.Length; )
        {
            if (text[at] != '`')
            {
                at += text[at] == '\\' ? 2 : 1;
            }
            else if (AfterCode(text, at) is var end and > 0)
            {
                spans.Add(new VerbatimSpan(at, end, VerbatimKind.Formula));
                at = end;
            }
            else
            {
                at = AfterRun(text, at);
            }
        }

        return spans;
    }

    private static bool HasWww(string text) => text.Contains("www.", StringComparison.OrdinalIgnoreCase);

    /// <summary>Takes what stands at <paramref name="at"/> and returns what comes after it.</summary>
    private int Next(int at)
    {
        var (end, kind) = _text[at] switch
        {
            '`' => (AfterCode(_text, at), VerbatimKind.Formula),
            '$' => (AfterMaths(at), VerbatimKind.Formula),
            '<' => (AfterTag(at), VerbatimKind.Markup),
            '[' => (AfterLink(at), VerbatimKind.Markup),
            '!' when at + 1 < _text.Length && _text[at + 1] == '[' => (AfterLink(at + 1), VerbatimKind.Markup),
            '%' => (AfterMark(at, "%%", "%%"), VerbatimKind.Markup),
            'h' or 'H' or 'w' or 'W' => (AfterAddress(at), VerbatimKind.Address),
            _ => (-1, VerbatimKind.Markup),
        };
        if (end > at)
        {
            _spans.Add(new VerbatimSpan(at, end, kind));
            return end;
        }

        return _text[at] switch
        {
            '\\' => at + 2,
            '`' => AfterRun(_text, at),
            _ => at + 1,
        };
    }

    private int AfterMaths(int at)
    {
        if (AfterMark(at, "$$", "$$") is var display and > 0)
        {
            return display;
        }

        var rest = _text.AsSpan(at + 1);
        return rest.IndexOfAny('$', '\n') is var end and > 0 && rest[end] == '$' ? at + 1 + end + 1 : -1;
    }

    /// <summary>What comes after <c>opening … closing</c>; -1 if it does not stand here or is not closed.</summary>
    private int AfterMark(int at, string opening, string closing)
    {
        if (string.CompareOrdinal(_text, at, opening, 0, opening.Length) != 0)
        {
            return -1;
        }

        var from = at + opening.Length;
        var end =
            from < _firstWithout.GetValueOrDefault(closing, int.MaxValue)
                ? _text.IndexOf(closing, from, StringComparison.Ordinal)
                : -1;
        if (end < 0)
        {
            _firstWithout[closing] = Math.Min(from, _firstWithout.GetValueOrDefault(closing, int.MaxValue));
        }

        return end < 0 ? -1 : end + closing.Length;
    }

    /// <summary>From where on a closing mark is known not to come: so it is not looked for again and again.</summary>
    private readonly Dictionary<string, int> _firstWithout = [];

    private int AfterTag(int at)
    {
        if (AfterMark(at, "<!--", "-->") is var comment and > 0)
        {
            return comment;
        }

        var name = at + 1 < _text.Length && _text[at + 1] == '/' ? at + 2 : at + 1;
        if (name >= _text.Length || !(char.IsAsciiLetter(_text[name]) || _text[name] is '!' or '?'))
        {
            return -1;
        }

        var end = AfterMark(at, "<", ">");
        var word = _text.AsSpan(name, CharacterClass.WordEnd(_text, name) - name);
        foreach (var element in end < 0 || name > at + 1 ? [] : Elements)
        {
            if (word.Equals(element, StringComparison.OrdinalIgnoreCase))
            {
                return Math.Max(end, AfterMark(at, "<", $"</{element}>"));
            }
        }

        return end;
    }

    private int AfterLink(int open)
    {
        if (!_closing.TryGetValue(open, out var close))
        {
            return -1;
        }

        var isAtStart = open == 0 || _text[open - 1] == '\n';
        if (isAtStart && close + 1 < _text.Length && _text[close + 1] == ':')
        {
            // The definition of a reference: all of its line.
            return _text.IndexOf('\n', close) is var end and >= 0 ? end : _text.Length;
        }

        return
            close + 1 < _text.Length && _text[close + 1] is '(' or '[' && _closing.TryGetValue(close + 1, out var last)
            ? last + 1
            : close + 1;
    }

    private int AfterAddress(int at)
    {
        var rest = _text.AsSpan(at);
        var length =
            rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase) ? 8
            : rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 7
            : rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? 4
            : 0;
        var end = length;
        while (length > 0 && end < rest.Length && !CharacterClass.IsSpace(rest[end]))
        {
            end++;
        }

        return end > length ? at + end : -1;
    }

    /// <summary>What comes after the code span that begins at <paramref name="at"/>, or -1.</summary>
    private static int AfterCode(string text, int at)
    {
        var opening = AfterRun(text, at);
        for (var from = opening; text.IndexOf('`', from) is var next and >= 0; from = AfterRun(text, next))
        {
            if (AfterRun(text, next) - next == opening - at)
            {
                return AfterRun(text, next);
            }
        }

        return -1;
    }

    private static int AfterRun(string text, int at)
    {
        while (at < text.Length && text[at] == '`')
        {
            at++;
        }

        return at;
    }

    /// <summary>For each bracket and parenthesis that is closed, outside of code, where.</summary>
    private static Dictionary<int, int> Brackets(string text)
    {
        var closing = new Dictionary<int, int>();
        var (brackets, parentheses) = (new Stack<int>(), new Stack<int>());
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '\\':
                    at++;
                    break;
                case '`':
                    at = Math.Max(AfterCode(text, at), AfterRun(text, at)) - 1;
                    break;
                case '[':
                    brackets.Push(at);
                    break;
                case '(':
                    parentheses.Push(at);
                    break;
                case ']' when brackets.TryPop(out var open):
                    closing[open] = at;
                    break;
                case ')' when parentheses.TryPop(out var open):
                    closing[open] = at;
                    break;
            }
        }

        return closing;
    }
}
