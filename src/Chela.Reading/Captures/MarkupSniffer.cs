using System.Buffers;
using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>Tells markup apart by its first element.</summary>
internal static partial class MarkupSniffer
{
    private static readonly SearchValues<char> s_nameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>The format of what begins with <c>&lt;</c>; null if it is no markup.</summary>
    public static ContentFormat? FormatOf(string head)
    {
        bool Has(string text) => head.Contains(text, StringComparison.OrdinalIgnoreCase);
        if (Has("NETSCAPE-Bookmark-file") || (Has("<DT>") && Has(" ADD_DATE=")))
        {
            return ContentFormat.Export;
        }

        var isXml = head.TrimStart().StartsWith("<?xml", StringComparison.Ordinal);
        var element = FirstElement(head);
        return element.Length > 0 ? OfElement(element, head, isXml)
            : Doctype().IsMatch(head) ? ContentFormat.Html
            : isXml ? ContentFormat.Xml
            : null;
    }

    /// <summary>Whether a text that does not begin as a page has the tags of one all over.</summary>
    public static bool IsFragment(string head) => Tag().Count(head) >= 6 && ClosingTag().Count(head) >= 3;

    /// <summary>The name of the first element, behind declarations, comments and processing instructions; empty if there is none.</summary>
    private static string FirstElement(string head)
    {
        for (var at = 0; at < head.Length; )
        {
            var rest = head.AsSpan(at);
            if (rest[0] != '<')
            {
                if (!char.IsWhiteSpace(rest[0]) && rest[0] is not ('\0' or '\uFEFF'))
                {
                    break;
                }

                at++;
                continue;
            }

            if (rest.Length > 1 && char.IsAsciiLetter(rest[1]))
            {
                var length = rest[1..].IndexOfAny(s_nameEnds);
                return Casing.ToLower(rest.Slice(1, length < 0 ? rest.Length - 1 : length).ToString());
            }

            var end =
                rest.StartsWith("<!--") ? "-->"
                : rest.StartsWith("<?") ? ">"
                : rest.StartsWith("<!") ? EndOf(rest)
                : "";
            var next = end.Length == 0 ? -1 : rest.IndexOf(end, StringComparison.Ordinal);
            at = next < 0 ? head.Length : at + next + end.Length;
        }

        return "";
    }

    /// <summary>A declaration with declarations in it ends behind their bracket.</summary>
    private static string EndOf(ReadOnlySpan<char> declaration) =>
        declaration.IndexOf('[') is >= 0 and var open && open < declaration.IndexOf('>') ? "]>" : ">";

    private static ContentFormat? OfElement(string name, string head, bool isXml)
    {
        var local = name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return local switch
        {
            "feed" when IsArxiv(head) => ContentFormat.ArxivAnswer,
            "rss" or "rdf" or "feed" => ContentFormat.Feed,
            "opml" => ContentFormat.Opml,
            "transcript" or "timedtext" => ContentFormat.YouTubeTranscript,
            "html" or "head" or "body" or "title" or "meta" or "link" or "script" => OfPage(head),
            _ when isXml => ContentFormat.Xml,
            _ when HtmlElement().IsMatch(local) => ContentFormat.Html,
            _ when head.Contains("</", StringComparison.Ordinal) && Doctype().IsMatch(head) => ContentFormat.Html,
            _ => null,
        };
    }

    private static ContentFormat OfPage(string head) =>
        head.Contains("<title>Pocket Export</title>", StringComparison.OrdinalIgnoreCase)
        || head.Contains("<title>Instapaper: Export</title>", StringComparison.OrdinalIgnoreCase)
            ? ContentFormat.Export
            : ContentFormat.Html;

    private static bool IsArxiv(string head) =>
        head.Contains("arxiv.org/api/", StringComparison.Ordinal)
        || head.Contains("http://arxiv.org/schemas/atom", StringComparison.Ordinal);

    [GeneratedRegex(@"<!doctype\s+html|<html[\s>]", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Doctype();

    [GeneratedRegex(
        @"^(?:a|abbr|article|aside|b|base|blockquote|br|button|center|code|dd|details|dir|div|dl|dt|em|fieldset|figure|font|footer|form|frameset|h[1-6]|header|hr|i|iframe|img|input|li|main|nav|noscript|ol|p|picture|pre|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|ul|video)$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HtmlElement();

    [GeneratedRegex(
        @"</?(?:a|b|i|p|em|br|div|span|strong|table|tr|td|ul|ol|li|h[1-6]|body|html|head|img)[\s/>]",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"</(?:p|div|span|table|tr|td|ul|ol|li|h[1-6]|body|html|head)>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex ClosingTag();
}
