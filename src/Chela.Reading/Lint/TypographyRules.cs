using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of typography: C01 to C07 (SPEC, chapter 6). Each is reported once a line.</summary>
internal static class TypographyRules
{
    /// <summary>Full-width marks with no blank before them.</summary>
    public const string Closing = "，。；：？！、）】》」』";

    /// <summary>Full-width marks with no blank after them.</summary>
    public const string Opening = "，。；：？！、（【《「『";

    /// <summary>Checks a document: all lines but code, tables, the table of contents and those that open posts.</summary>
    public static void Check(LintDocument document, FindingList findings)
    {
        var isExempt = (bool[])document.IsCode.Clone();
        foreach (var block in document.Blocks)
        {
            if (block.Kind is BlockKind.Contents or BlockKind.Post)
            {
                var count = block.Kind == BlockKind.Post ? 1 : block.Lines.Count;
                isExempt.AsSpan(block.Line - 1, count).Fill(true);
            }
        }

        for (var i = 0; i < document.Lines.Length; i++)
        {
            if (!isExempt[i] && !document.Lines[i].StartsWith('|'))
            {
                Check(document.Lines[i], i + 1, findings);
            }
        }
    }

    private static void Check(string line, int number, FindingList findings)
    {
        var isWide = line.AsSpan().IndexOfAnyExceptInRange('\0', '\u2FFF') >= 0;
        var hasAddress = line.Contains("://", StringComparison.Ordinal);
        if (!isWide && !hasAddress)
        {
            return;
        }

        var hasLink = line.Contains("](", StringComparison.Ordinal);
        var isQuote = line.StartsWith('>');
        var text = WithoutMarkup(line, hasLink);
        if (hasAddress && !hasLink && BareAddress(text.Text) is var bare and >= 0)
        {
            findings.Add("C07", number, text.ColumnOf(bare));
        }

        if (!isWide)
        {
            return;
        }

        var prose = hasAddress ? text.Without(Addresses(text.Text), "") : text;
        var severity = isQuote ? Severity.Note : Severity.Warning;
        CheckPairs(prose, number, hasLink || isQuote ? Severity.Warning : Severity.Error, severity, findings);
    }

    private static void CheckPairs(VisibleText prose, int number, Severity first, Severity other, FindingList findings)
    {
        var text = prose.Text;
        Span<bool> isFound = stackalloc bool[7];
        for (var i = 1; i < text.Length; i++)
        {
            // Where nothing wide is near there is nothing to see.
            if (text[i] <= '\u2FFF' && text[i - 1] <= '\u2FFF')
            {
                continue;
            }

            var rule = RuleBroken(text, i, isFound);
            while (rule > 0)
            {
                isFound[rule] = true;
                findings.Add($"C0{rule}", number, prose.ColumnOf(i), null, rule == 1 ? first : other);
                rule = RuleBroken(text, i, isFound);
            }
        }
    }

    /// <summary>The number of a rule not yet found that the characters before and at <paramref name="i"/> break, or 0.</summary>
    private static int RuleBroken(string text, int i, ReadOnlySpan<bool> isFound)
    {
        var (a, b) = (text[i - 1], text[i]);
        var (isHanBefore, isHan) = (CharacterClass.IsHan(a), CharacterClass.IsHan(b));
        return true switch
        {
            _ when !isFound[1]
                    && ((isHanBefore && char.IsAsciiLetterOrDigit(b)) || (isHan && char.IsAsciiLetterOrDigit(a))) => 1,
            _ when !isFound[2] && ((isHanBefore && b is '`' or '$' or '@') || (isHan && a is '`' or '%' or '+')) => 2,
            _ when !isFound[3]
                    && isHanBefore
                    && b is ',' or ';' or ':' or '?' or '!'
                    && CharacterClass.WordLength(text, i + 1) == 0 => 3,
            _ when !isFound[4] && ((a == ' ' && Closing.Contains(b)) || (b == ' ' && Opening.Contains(a))) => 4,
            _ when !isFound[5] && ((isHanBefore && b == '(') || (isHan && a == ')')) => 5,
            _ when !isFound[6] && isHanBefore && b == '-' && i + 1 < text.Length && CharacterClass.IsHan(text[i + 1]) =>
                6,
            _ => 0,
        };
    }

    /// <summary>The line without maths, code, wikilinks and the targets of links. Code keeps its ticks.</summary>
    private static VisibleText WithoutMarkup(string line, bool hasLink)
    {
        var text = VisibleText.Of(line);
        text = line.Contains('$') ? text.Without(Pairs(text.Text, '$'), "$$") : text;
        text = line.Contains('`') ? text.Without(Pairs(text.Text, '`'), "``") : text;
        text = line.Contains("[[", StringComparison.Ordinal) ? text.Without(WikiLinks(text.Text), "") : text;
        return hasLink ? text.Without(Targets(text.Text), "") : text;
    }

    private static IEnumerable<(int Start, int End)> Pairs(string text, char mark)
    {
        for (var start = text.IndexOf(mark, 0); start >= 0; )
        {
            var end = text.IndexOf(mark, start + 1);
            if (end < 0)
            {
                yield break;
            }

            yield return (start, end + 1);
            start = text.IndexOf(mark, end + 1);
        }
    }

    private static IEnumerable<(int Start, int End)> WikiLinks(string text)
    {
        foreach (var (start, inside) in LineForm.WikiLinks(text))
        {
            yield return (start, start + inside.Length + 4);
        }
    }

    /// <summary>From the parenthesis on, so that the bracket stays.</summary>
    private static IEnumerable<(int Start, int End)> Targets(string text)
    {
        var end = -1;
        for (var at = 0; (at = text.IndexOf("](", at, StringComparison.Ordinal)) >= 0; )
        {
            var target = at + 2;
            at++;
            var rest = text.AsSpan(target);
            if (
                !rest.StartsWith("http://")
                && !rest.StartsWith("https://")
                && !rest.StartsWith("README")
                && !rest.StartsWith('#')
            )
            {
                continue;
            }

            end = Math.Max(end, target);
            while (end < text.Length && text[end] != ')' && !CharacterClass.IsSpace(text[end]))
            {
                end++;
            }

            if (end < text.Length && text[end] == ')')
            {
                yield return (at, end + 1);
                at = end + 1;
            }
        }
    }

    private static IEnumerable<(int Start, int End)> Addresses(string text)
    {
        for (var at = 0; (at = text.IndexOf("http", at, StringComparison.Ordinal)) >= 0; )
        {
            var start = AfterScheme(text, at);
            var end = start;
            while (start > 0 && end < text.Length && !CharacterClass.IsSpace(text[end]))
            {
                end++;
            }

            if (end > start)
            {
                yield return (at, end);
            }

            at = Math.Max(end, at + 4);
        }
    }

    /// <summary>Where the first address begins that is neither in brackets nor in quotation marks nor part of a word.</summary>
    private static int BareAddress(string text)
    {
        for (var at = 0; (at = text.IndexOf("http", at, StringComparison.Ordinal)) >= 0; at += 4)
        {
            var start = AfterScheme(text, at);
            var isBare =
                start > 0
                && start < text.Length
                && (text[start] is '.' or '/' or '-' || CharacterClass.WordLength(text, start) > 0)
                && !(at > 0 && text[at - 1] is '(' or '[' or '<' or '"' or '`' or '/' or '=')
                && !CharacterClass.IsWordBefore(text, at);
            if (isBare)
            {
                return at;
            }
        }

        return -1;
    }

    private static int AfterScheme(string text, int at)
    {
        var rest = text.AsSpan(at);
        return rest.StartsWith("https://") ? at + 8
            : rest.StartsWith("http://") ? at + 7
            : -1;
    }
}
