using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>
/// Finds the format of bytes by what is in them. Neither a file's name nor what a server calls it counts: both lie.
/// Looks at the first few thousand characters only.
/// </summary>
public static partial class FormatSniffer
{
    private const int MostLooked = 16 * 1024;
    private const int MostClean = 1024;

    /// <summary>How many of a text's characters may be control characters or broken: one in so many.</summary>
    private const int OneBadIn = 20;

    /// <summary>The format of a capture, with its text where it is one.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="text">The text; null where the format is not made of it.</param>
    public static ContentFormat Sniff(Capture capture, out DecodedText? text)
    {
        text = null;
        if (Magic.FormatOf(capture.Bytes.Span) is { } known)
        {
            return known;
        }

        text = DecodedText.Of(capture.Bytes, capture.ContentType);
        var format = OfText(text.Text);
        text = format == ContentFormat.Binary ? null : text;
        return format;
    }

    /// <summary>The format of a text.</summary>
    public static ContentFormat OfText(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, MostLooked)).ToString();
        if (IsBinary(head))
        {
            // A page or feed with rubbish further on is one all the same.
            var first = head[..Math.Min(head.Length, MostClean)];
            return
                !IsBinary(first)
                && first.AsSpan().TrimStart() is ['<', ..]
                && MarkupSniffer.FormatOf(first) is { } broken
                ? broken
                : ContentFormat.Binary;
        }

        var start = head.AsSpan().TrimStart();
        if (start.IsEmpty)
        {
            return text.AsSpan().IsWhiteSpace() ? ContentFormat.Empty : ContentFormat.PlainText;
        }

        return start[0] switch
        {
            '<' when MarkupSniffer.FormatOf(head) is { } markup => markup,
            '{' or '[' when JsonShape.FormatOf(text) is { } json => json,
            _ => OfLines(head),
        };
    }

    private static ContentFormat OfLines(string head)
    {
        var start = head.TrimStart();
        return start.StartsWith("WEBVTT", StringComparison.Ordinal) || SubRip().IsMatch(start) ? ContentFormat.Subtitles
            : start.StartsWith("window.YTD.", StringComparison.Ordinal) ? ContentFormat.Posts
            : MailSniffer.FormatOf(head) is { } mail ? mail
            : IsTable(start) || Clippings().IsMatch(head) ? ContentFormat.Export
            : MarkupSniffer.IsFragment(head) ? ContentFormat.Html
            : IsMarkdown(head) ? ContentFormat.Markdown
            : ContentFormat.PlainText;
    }

    private static bool IsBinary(string head)
    {
        var bad = 0;
        foreach (var c in head)
        {
            bad += c is '\uFFFD' or (< ' ' and not ('\t' or '\n' or '\r' or '\f' or '\v' or '\e')) ? 1 : 0;
        }

        return bad * OneBadIn > head.Length;
    }

    /// <summary>Comma-separated values whose first line names columns, one of which is an address or a highlight.</summary>
    private static bool IsTable(string start)
    {
        var line = start.AsSpan(0, Math.Max(0, start.AsSpan().IndexOfAny('\r', '\n'))).ToString();
        var columns = Casing.ToLower(line).Split(line.Contains('\t', StringComparison.Ordinal) ? '\t' : ',');
        return columns.Length is >= 2 and <= 100
            && columns.All(c => c.Trim().Length is > 0 and <= 40)
            && columns.Any(c =>
                c.Trim(' ', '"') is "url" or "link" or "href" or "address" or "source url" or "highlight" or "given_url"
            );
    }

    private static bool IsMarkdown(string head) => Fence().IsMatch(head) || MarkdownMark().Count(head) >= 1;

    [GeneratedRegex(@"^\d{1,6}[ \t]*\r?\n\d{1,3}:\d\d:\d\d[,.]\d{1,3}[ \t]+-->[ \t]", RegexOptions.CultureInvariant)]
    private static partial Regex SubRip();

    /// <summary>Kindle's own file.</summary>
    [GeneratedRegex(@"^==========\r?$", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Clippings();

    [GeneratedRegex(
        @"\A---[ \t]*\r?\n(?:[^\n]*\n){0,400}?---[ \t]*\r?$",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Fence();

    [GeneratedRegex(
        @"^#{1,6}[ \t]+\S|^```|^~~~|^>[ \t]?\S|^[-*+][ \t]+\S|^\d{1,3}[.)][ \t]+\S|\[[^\]\n]{1,200}\]\([^)\s]{1,500}\)|\[\[[^\]\n]{1,200}\]\]|\*\*[^*\n]{1,200}\*\*|==[^=\n]{1,200}==",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex MarkdownMark();
}
