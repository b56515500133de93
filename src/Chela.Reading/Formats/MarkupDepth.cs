using System.Collections.Frozen;
using Chela.Text;

namespace Chela.Reading.Formats;

/// <summary>
/// How deep a page may nest, looked at before it is parsed: a parser walks up what is open for nearly every tag, and takes minutes
/// for a page that does nothing but open.
/// </summary>
internal static class MarkupDepth
{
    /// <summary>No page that anybody wrote is as deep.</summary>
    public const int Most = 2000;

    private const int LongestName = 20;

    /// <summary>Elements that never hold others, or that the next of their kind ends.</summary>
    private static readonly FrozenSet<string> Shallow = FrozenSet.Create(
        StringComparer.Ordinal,
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "td",
        "th",
        "tr",
        "tbody",
        "thead",
        "tfoot",
        "option",
        "optgroup",
        "colgroup",
        "caption",
        "rt",
        "rp"
    );

    private static readonly string[] Raw = ["script", "style", "textarea", "title", "noscript", "iframe", "xmp"];

    /// <summary>Whether a page nests deeper. One pass; counts what is opened and not closed, whatever it is.</summary>
    public static bool IsExceeded(string html)
    {
        var depth = 0;
        for (var at = html.IndexOf('<', StringComparison.Ordinal); at >= 0 && at + 1 < html.Length; )
        {
            var next = at + 1;
            var isEnd = html[next] == '/';
            var name = NameAt(html, isEnd ? next + 1 : next);
            if (!isEnd && Raw.Contains(name))
            {
                var end = html.IndexOf($"</{name}", next, StringComparison.OrdinalIgnoreCase);
                next = end < 0 ? html.Length : end + 2;
            }
            else if (html.AsSpan(at).StartsWith("<!--"))
            {
                var end = html.IndexOf("-->", next, StringComparison.Ordinal);
                next = end < 0 ? html.Length : end;
            }
            else if (name.Length > 0 && !Shallow.Contains(name))
            {
                depth = Math.Max(0, depth + (isEnd ? -1 : 1));
                if (depth > Most)
                {
                    return true;
                }
            }

            at = next < html.Length ? html.IndexOf('<', next) : -1;
        }

        return false;
    }

    private static string NameAt(string html, int at)
    {
        var end = at;
        while (end < html.Length && end - at < LongestName && char.IsAsciiLetterOrDigit(html[end]))
        {
            end++;
        }

        return end > at && char.IsAsciiLetter(html[at]) ? Casing.ToLower(html[at..end]) : "";
    }
}
