using System.Text;
using Chela.Reading.Markup;
using Chela.Text;

namespace Chela.Reading.Form;

/// <summary>
/// The three forms of a heading's text: rendered, as a label in the table of contents, as an anchor. Each takes linear
/// time, whatever the text.
/// </summary>
public static class HeadingText
{
    /// <summary>The text as rendered: tags and backslash escapes removed, links reduced to their text.</summary>
    public static string Plain(string heading) =>
        heading.AsSpan().IndexOfAny("<[\\") < 0 ? heading : Unescaped(WithoutLinks(WithoutTags(heading)));

    /// <summary>The label in the table of contents: the rendered text with <c>&amp; _ * [ ]</c> escaped.</summary>
    public static string Label(string heading)
    {
        var label = new StringBuilder();
        foreach (var c in Plain(heading))
        {
            _ = c is '&' or '_' or '*' or '[' or ']' ? label.Append('\\').Append(c) : label.Append(c);
        }

        return label.ToString();
    }

    /// <summary>The anchor that GitHub gives the heading, before duplicates are numbered.</summary>
    public static string Anchor(string heading) => Slug.Of(Plain(heading));

    /// <summary>Removes <c>&lt;name …&gt;</c> and <c>&lt;/name …&gt;</c>.</summary>
    private static string WithoutTags(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var name = at + 1 < text.Length && text[at + 1] == '/' ? at + 2 : at + 1;
            if (text[at] == '<' && CharacterClass.WordLength(text, name) > 0)
            {
                var end = text.IndexOf('>', name);
                if (end < 0)
                {
                    return plain.Append(text, at, text.Length - at).ToString();
                }

                at = end;
            }
            else
            {
                plain.Append(text[at]);
            }
        }

        return plain.ToString();
    }

    /// <summary>Leaves of <c>[text](target)</c> the text.</summary>
    private static string WithoutLinks(string text)
    {
        var plain = new StringBuilder(text.Length);
        var close = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '[')
            {
                // Brackets before the same closing one share it: it is looked for once.
                close = close > at ? close : IndexOf(text, ']', at);
                if (close + 1 < text.Length && text[close + 1] == '(')
                {
                    var end = text.IndexOf(')', close);
                    if (end < 0)
                    {
                        return plain.Append(text, at, text.Length - at).ToString();
                    }

                    plain.Append(text, at + 1, close - at - 1);
                    at = end;
                    continue;
                }
            }

            plain.Append(text[at]);
        }

        return plain.ToString();
    }

    private static int IndexOf(string text, char mark, int from) =>
        text.IndexOf(mark, from) is var at and >= 0 ? at : text.Length;

    private static string Unescaped(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            at +=
                text[at] == '\\' && at + 1 < text.Length && char.IsAscii(text[at + 1]) && IsMark(text[at + 1]) ? 1 : 0;
            plain.Append(text[at]);
        }

        return plain.ToString();
    }

    private static bool IsMark(char c) =>
        c is (>= '!' and <= '/') or (>= ':' and <= '@') or (>= '[' and <= '`') or (>= '{' and <= '~');
}
