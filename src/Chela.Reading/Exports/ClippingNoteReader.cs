using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Markup;
using Chela.Reading.Notes;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Exports;

/// <summary>
/// Pages that Obsidian's Web Clipper or another clipper kept as notes: what the page is in the front matter, its text below
/// in Markdown. What the owner marked in it with <c>==</c> is a highlight.
/// </summary>
public static partial class ClippingNoteReader
{
    /// <summary>Whether a text is such a note: it has front matter with the address or the title of a page.</summary>
    public static bool Fits(string text) =>
        Front().Match(text.AsSpan(0, Math.Min(FrontMatter.MaxLength, text.Length)).ToString())
            is { Success: true } front
        && Key().IsMatch(front.Groups[1].Value);

    /// <summary>Reads the page.</summary>
    /// <param name="capture">Where it came from.</param>
    /// <param name="text">The note.</param>
    /// <param name="markdown">Reads the Markdown below the front matter.</param>
    public static CaptureReading Read(Capture capture, string text, FragmentReader? markdown = null)
    {
        var head = text.Length > FrontMatter.MaxLength ? text[..FrontMatter.MaxLength] : text;
        if (Front().Match(head) is not { Success: true } front)
        {
            return CaptureReading.Unreadable("expected front matter between lines of ---, found none", "line 1");
        }

        var properties = FrontMatter.Parse(front.Groups[1].Value);
        var body = text[front.Length..].Trim();
        var url = Address(properties);
        var blocks = body.Length == 0 ? [] : (markdown ?? Paragraphs)(body, url);
        var item = new ReadItem(blocks.IsEmpty ? ItemKind.Link : ItemKind.Article)
        {
            Url = url,
            Title = Plain(properties.Text("title", "headline")),
            Author = Names(properties, "author", "authors", "creator", "by"),
            Site = Plain(properties.Text("site", "site_name", "publisher", "domain")),
            Published = WebDate.Parse(Plain(properties.Text("published", "date published", "publish_date"))),
            Saved = WebDate.Parse(Plain(properties.Text("created", "clipped", "saved", "date"))),
            Lang = Plain(properties.Text("lang", "language")),
            Summary = Plain(properties.Text("description", "excerpt", "summary")),
            Tags = TagList.Of(
                properties
                    .List("tags")
                    .Concat(properties.List("tag"))
                    .SelectMany(t => t.Contains(',', StringComparison.Ordinal) ? TagList.Split(t) : [t.TrimStart('#')])
            ),
            IsPrivate = properties.IsPrivate,
            Blocks = blocks,
            Highlights = MarkedText.In(body),
        };
        return properties.Problem is { } problem
            ? new CaptureReading(
                [item],
                [
                    new CaptureProblem(
                        $"line {problem.Line}, column {problem.Column}",
                        $"front matter is not YAML: {problem.Message}"
                    ),
                ]
            )
            : CaptureReading.Of(item);
    }

    private static string? Address(FrontMatter properties) =>
        WebLink.Resolve(Plain(properties.Text("source", "url", "source_url", "link", "canonical")));

    /// <summary>A value without the marks of a link to a note.</summary>
    private static string? Plain(string? value) =>
        FragmentText.Line(
            WikiLink().Replace(value ?? "", m => m.Groups[2].Success ? m.Groups[2].Value : m.Groups[1].Value)
        );

    private static string? Names(FrontMatter properties, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (properties.List(key) is { IsEmpty: false } names)
            {
                return string.Join(", ", names.Select(Plain).OfType<string>());
            }
        }

        return null;
    }

    /// <summary>The paragraphs as they stand; a block of code is one, whatever is in it.</summary>
    private static ImmutableArray<ReadBlock> Paragraphs(string markdown, string? url)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        var block = new StringBuilder();
        var fence = default(CodeFence);
        foreach (var line in markdown.Split('\n'))
        {
            var text = line.TrimEnd('\r');
            if (fence.Take(text) || !string.IsNullOrWhiteSpace(text))
            {
                block.Append(block.Length == 0 ? "" : "\n").Append(text);
            }
            else
            {
                Flush(blocks, block);
            }
        }

        Flush(blocks, block);
        return blocks.ToImmutable();
    }

    private static void Flush(ImmutableArray<ReadBlock>.Builder blocks, StringBuilder block)
    {
        if (block.Length > 0)
        {
            var markdown = block.ToString();
            blocks.Add(new ReadBlock(markdown, Marks().Replace(markdown, m => m.Groups["words"].Value), Span: null));
            block.Clear();
        }
    }

    [GeneratedRegex(@"\A\uFEFF?---[ \t]*\r?\n((?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|\z)", RegexOptions.CultureInvariant)]
    private static partial Regex Front();

    [GeneratedRegex(
        @"^(?:source|url|title|source_url)\s*:",
        RegexOptions.CultureInvariant | RegexOptions.Multiline | RegexOptions.IgnoreCase
    )]
    private static partial Regex Key();

    [GeneratedRegex(@"\[\[([^\[\]|]{1,500})(?:\|([^\[\]]{1,500}))?\]\]", RegexOptions.CultureInvariant)]
    private static partial Regex WikiLink();

    /// <summary>The marks of headings, lists and quotes; of links and pictures all but the words.</summary>
    [GeneratedRegex(
        @"^(?:#{1,6}|>|[-*+]|[0-9]{1,9}[.)])\s+|!?\[(?<words>[^\[\]]{0,2000})\]\([^()\s]{0,4000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s""[^""]{0,500}"")?\)|\*\*|==|__",
        RegexOptions.CultureInvariant | RegexOptions.Multiline
    )]
    private static partial Regex Marks();
}
