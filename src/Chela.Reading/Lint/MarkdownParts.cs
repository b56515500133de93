using System.Text.RegularExpressions;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Lint;

/// <summary>
/// What a correction must leave as it is, as a full parser of Markdown sees it: code, links with their texts, quotes. The
/// items of the table of contents, the switch between the languages and the dates of posts are ours to correct.
/// </summary>
internal static partial class MarkdownParts
{
    private const int LongestLine = 20_000;

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePreciseSourceLocation()
        .Build();

    /// <summary>
    /// Whether everything that was there before is there after, in its order. More may be: a blank line can end a block of
    /// HTML, and what stood in it is read again.
    /// </summary>
    public static bool AreKept(string before, string after)
    {
        if (HasEndlessLine(after) || Of(before) is not { } kept || Of(after) is not { } still)
        {
            return false;
        }

        var at = 0;
        foreach (var part in still)
        {
            at += at < kept.Count && kept[at] == part ? 1 : 0;
        }

        return at == kept.Count;
    }

    /// <summary>The parser takes time squared for some lines, which nobody writes by hand.</summary>
    private static bool HasEndlessLine(string text) => text.Split('\n').Any(l => l.Length > LongestLine);

    /// <summary>The parts in order; null where the parser gives up on the nesting.</summary>
    private static List<string>? Of(string text)
    {
        text = ContentsItem().Replace(text, "");
        try
        {
            return
            [
                .. text.Split('\n').Where(l => l.StartsWith('>')),
                .. Markdown.Parse(text, Pipeline).Descendants().Select(node => Part(node, text)).OfType<string>(),
            ];
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Part(MarkdownObject node, string text) =>
        node switch
        {
            CodeBlock code => code.Lines.ToString(),
            CodeInline code => text.Substring(code.Span.Start, code.Span.Length),
            LinkInline { Url: { } url } link when url is not ['#' or 'R', ..] => PostDate()
                .Replace(text.Substring(link.Span.Start, link.Span.Length), "](https://x.com/"),
            AutolinkInline link => link.Url,
            _ => null,
        };

    [GeneratedRegex(@"^[ \t]*[-*+] *\[.*\]\(#[^()]*\) *\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex ContentsItem();

    [GeneratedRegex(
        @"(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}:[0-9]{2} [AP]M · [^\]]*)\]\(https://x\.com/",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex PostDate();
}
