using System.Text;

namespace Chela.Reading.Markup;

/// <summary>
/// Finds what a line of Markdown links to. Code spans and escaped brackets are passed over. Reads each line once; what
/// has not ended after <see cref="MaxLength"/> characters is text, so no line takes long.
/// </summary>
public static class Inlines
{
    /// <summary>Longer links than this are none, in characters.</summary>
    public const int MaxLength = 4096;

    /// <summary>The links, images and comments of a line, in order; none inside another.</summary>
    public static List<InlineSpan> Of(string line)
    {
        var found = new List<InlineSpan>();
        for (var at = Next(line, 0); at >= 0; at = Next(line, at))
        {
            if (line[at] == '\\')
            {
                at += 2;
            }
            else if (line[at] == '`')
            {
                at = AfterCode(line, at);
            }
            else if (At(line, at) is { } span)
            {
                found.Add(span);
                at = span.End;
            }
            else
            {
                at++;
            }
        }

        return found;
    }

    /// <summary>Writes the line again with each span replaced; null leaves it as it is.</summary>
    public static string Replace(string line, Func<InlineSpan, string?> replacement)
    {
        StringBuilder? text = null;
        var done = 0;
        foreach (var span in Of(line))
        {
            if (replacement(span) is { } replaced)
            {
                text ??= new StringBuilder(line.Length);
                text.Append(line, done, span.Start - done).Append(replaced);
                done = span.End;
            }
        }

        return text is null ? line : text.Append(line, done, line.Length - done).ToString();
    }

    private static int Next(string line, int from) =>
        from < line.Length && line.AsSpan(from).IndexOfAny("[`%!\\") is var next and >= 0 ? from + next : -1;

    private static InlineSpan? At(string line, int at)
    {
        var image = line[at] == '!';
        var open = image ? at + 1 : at;
        if (line[at] == '%')
        {
            return string.CompareOrdinal(line, at, "%%", 0, 2) == 0 && IndexOf(line, "%%", at + 2) is var close and > 0
                ? new InlineSpan(InlineKind.Comment, at, close + 2 - at, line[(at + 2)..close], "")
                : null;
        }

        if (open >= line.Length || line[open] != '[')
        {
            return null;
        }

        if (string.CompareOrdinal(line, open, "[[", 0, 2) == 0 && IndexOf(line, "]]", open + 2) is var end and > 0)
        {
            var kind = image ? InlineKind.Embed : InlineKind.WikiLink;
            var inner = line[(open + 2)..end];
            return inner.Contains("[[", StringComparison.Ordinal)
                ? null
                : new InlineSpan(kind, at, end + 2 - at, inner, "");
        }

        var closing = Closing(line, open, '[', ']');
        if (closing < 0 || closing + 1 >= line.Length || line[closing + 1] != '(')
        {
            return null;
        }

        var last = Closing(line, closing + 1, '(', ')');
        return last < 0
            ? null
            : new InlineSpan(
                image ? InlineKind.Image : InlineKind.Link,
                at,
                last + 1 - at,
                line[(open + 1)..closing],
                Target(line[(closing + 2)..last])
            );
    }

    /// <summary>The bracket that closes the one at <paramref name="open"/>, or -1.</summary>
    private static int Closing(string line, int open, char opening, char closing)
    {
        var depth = 0;
        for (var at = open; at < line.Length && at - open <= MaxLength; at++)
        {
            if (line[at] == '\\')
            {
                at++;
            }
            else if (line[at] == opening)
            {
                depth++;
            }
            else if (line[at] == closing && --depth == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static string Target(string inside)
    {
        inside = inside.Trim();
        if (inside.StartsWith('<'))
        {
            return inside.IndexOf('>', StringComparison.Ordinal) is var end and > 0 ? inside[1..end] : inside[1..];
        }

        return inside.IndexOf(" \"", StringComparison.Ordinal) is var title and > 0
            ? inside[..title].TrimEnd()
            : inside;
    }

    private static int IndexOf(string line, string text, int from) =>
        from >= line.Length
            ? -1
            : line.IndexOf(text, from, Math.Min(MaxLength, line.Length - from), StringComparison.Ordinal);

    private static int AfterCode(string line, int at)
    {
        var run = 0;
        while (at + run < line.Length && line[at + run] == '`')
        {
            run++;
        }

        var ticks = line.AsSpan(at, run);
        for (var from = at + run; from < line.Length; )
        {
            var next = line.AsSpan(from).IndexOf(ticks);
            if (next < 0)
            {
                break;
            }

            var start = from + next;
            var length = 0;
            while (start + length < line.Length && line[start + length] == '`')
            {
                length++;
            }

            if (length == run)
            {
                return start + length;
            }

            from = start + length;
        }

        return at + run;
    }
}
