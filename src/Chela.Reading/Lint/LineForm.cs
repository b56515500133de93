using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The forms of lines that a digest is made of. Each is recognised in linear time.</summary>
internal static class LineForm
{
    /// <summary>Whether a line opens fenced code.</summary>
    public static bool IsFence(ReadOnlySpan<char> line)
    {
        var text = line[CharacterClass.IndentOf(line)..];
        return text.StartsWith("```") || text.StartsWith("~~~");
    }

    /// <summary>The level of a heading, or 0; its text begins after as many <c>#</c> and a blank.</summary>
    public static int HeadingLevel(string line) =>
        AtxHeading.LevelOf(line) is var level && level < line.Length ? level : 0;

    /// <summary>What the block is that begins with these lines.</summary>
    public static BlockKind KindOf(ArraySegment<string> lines)
    {
        var line = lines[0];
        return line switch
        {
            _ when IsCallout(line) => BlockKind.Callout,
            ['>', ..] => BlockKind.Quote,
            _ when IsFence(line) => BlockKind.Code,
            ['!', '[', ..] => BlockKind.Image,
            _ when IsPost(line) => BlockKind.Post,
            _ when WikiLink(line) is not null => BlockKind.WikiLink,
            _ when lines.Count == 1 && Link(line) is { } link && !link.Text.Contains("](", StringComparison.Ordinal) =>
                BlockKind.Link,
            _ when Contents(line) is not null => BlockKind.Contents,
            ['-' or '*' or '+', ' ', ..] => BlockKind.BulletList,
            _ when IsNumbered(line) => BlockKind.NumberedList,
            ['|', ..] => BlockKind.Table,
            _ => BlockKind.Paragraph,
        };
    }

    /// <summary>Text and address of a line that is <c>[text](http…)</c> and nothing else.</summary>
    public static (string Text, string Url)? Link(string line)
    {
        if (line is not ['[', .., ')'])
        {
            return null;
        }

        var end = line.Length - 1;
        for (var at = end; (at = line.LastIndexOf("](http", at, StringComparison.Ordinal)) > 1; end = at--)
        {
            // What comes after it has been looked at when a later one failed.
            if (HasSpace(line.AsSpan(at, end - at)))
            {
                return null;
            }

            var url = line.AsSpan(at + 2, line.Length - at - 3);
            var scheme =
                url.StartsWith("https://") ? 8
                : url.StartsWith("http://") ? 7
                : url.Length;

            if (url.Length > scheme)
            {
                return (line[1..at], url.ToString());
            }
        }

        return null;
    }

    /// <summary>The inside of a line that is <c>[[…]]</c> and nothing else.</summary>
    public static string? WikiLink(string line) =>
        line is ['[', '[', _, .., ']', ']']
        && line.Length > 4
        && line.AsSpan(2, line.Length - 4).IndexOfAny('[', ']') < 0
            ? line[2..^2]
            : null;

    /// <summary>The wikilinks within a line: where each begins, and its inside.</summary>
    public static IEnumerable<(int Start, string Inside)> WikiLinks(string line)
    {
        var at = 0;
        while ((at = line.IndexOf("[[", at, StringComparison.Ordinal)) >= 0)
        {
            var end = WikiLinkEnd(line, at);
            if (end < 0)
            {
                at++;
                continue;
            }

            yield return (at, line[(at + 2)..(end - 2)]);
            at = end;
        }
    }

    /// <summary>What comes after the wikilink that begins at <paramref name="at"/>; -1 if none does.</summary>
    public static int WikiLinkEnd(string line, int at)
    {
        if (string.CompareOrdinal(line, at, "[[", 0, 2) != 0)
        {
            return -1;
        }

        var inside = line.AsSpan(at + 2);
        var end = inside.IndexOfAny('[', ']');
        return end > 0 && inside[end..].StartsWith("]]") ? at + end + 4 : -1;
    }

    /// <summary>The parts of an item of the table of contents: <c>- [label](#anchor)</c>.</summary>
    public static (int Indent, string Label, string Anchor)? Contents(string line)
    {
        var indent = line.Length - line.AsSpan().TrimStart(' ').Length;
        var split = line.LastIndexOf("](#", StringComparison.Ordinal);
        return string.CompareOrdinal(line, indent, "- [", 0, 3) == 0 && split >= indent + 3 && line[^1] == ')'
            ? (indent, line[(indent + 3)..split], line[(split + 3)..^1])
            : null;
    }

    /// <summary>The images of a text: where each begins, its text and its target.</summary>
    public static IEnumerable<(int Start, string Text, string Target)> Images(string text)
    {
        var (close, end) = (-1, -1);
        for (var at = 0; (at = text.IndexOf("![", at, StringComparison.Ordinal)) >= 0; )
        {
            close = close > at ? close : text.IndexOf(']', at);
            if (close < 0)
            {
                yield break;
            }

            // Both ends are looked for once: what opens before the same end shares it.
            var target = close + 2;
            end = Math.Max(end, Math.Min(target, text.Length));
            while (end < text.Length && !IsTargetEnd(text[end]))
            {
                end++;
            }

            if (
                close + 1 < text.Length
                && text[close + 1] == '('
                && end > target
                && end < text.Length
                && text[end] == ')'
            )
            {
                yield return (at, text[(at + 2)..close], text[target..end]);
                at = end;
            }
            else
            {
                at = Math.Max(close, at + 2);
            }
        }
    }

    private static bool IsTargetEnd(char c) => c == ')' || CharacterClass.IsSpace(c);

    private static bool IsCallout(string line) =>
        line.StartsWith("> [!", StringComparison.Ordinal) || line.StartsWith(">[!", StringComparison.Ordinal);

    private static bool IsNumbered(string line)
    {
        var digits = 0;
        while (digits < line.Length && char.IsDigit(line[digits]))
        {
            digits++;
        }

        return digits > 0 && string.CompareOrdinal(line, digits, ". ", 0, 2) == 0;
    }

    /// <summary>Whether a line looks like the one that opens a post, well formed or not.</summary>
    private static bool IsPost(string line)
    {
        if (line.StartsWith('[') || line.StartsWith("- ", StringComparison.Ordinal))
        {
            return false;
        }

        var link = line.IndexOf("](", StringComparison.Ordinal);
        if (link < 0 || line.AsSpan(0, link).IndexOf('@') < 0)
        {
            return false;
        }

        for (; link >= 0; link = line.IndexOf("](", link + 1, StringComparison.Ordinal))
        {
            if (IsPostAddress(line, link + 2))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsPostAddress(string line, int at)
    {
        foreach (
            var host in (ReadOnlySpan<string>)
                ["https://x.com/", "https://twitter.com/", "http://x.com/", "http://twitter.com/"]
        )
        {
            if (string.CompareOrdinal(line, at, host, 0, host.Length) == 0)
            {
                var handle = at + host.Length;
                var end = CharacterClass.WordEnd(line, handle);
                return end > handle
                    && string.CompareOrdinal(line, end, "/status/", 0, 8) == 0
                    && end + 8 < line.Length
                    && char.IsDigit(line[end + 8]);
            }
        }

        return false;
    }

    private static bool HasSpace(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (CharacterClass.IsSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}
