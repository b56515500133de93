using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>
/// An episode on podwise: what is told of it, its chapters and what was said. Its elements have no names that last, so its parts are
/// found by what stands above them, as tabs or headings.
/// </summary>
internal sealed class Podwise : ISiteReader
{
    private static readonly HashSet<string> Parts = new(StringComparer.OrdinalIgnoreCase)
    {
        "Summary",
        "Takeaways",
        "Key Takeaways",
        "Highlights",
        "Outline",
        "Outlines",
        "Chapters",
        "Q&A",
        "Keywords",
        "Show Notes",
        "Shownotes",
        "Transcript",
        "Transcripts",
        "摘要",
        "总结",
        "要点",
        "亮点",
        "大纲",
        "章节",
        "问答",
        "关键词",
        "节目笔记",
        "节目介绍",
        "文字稿",
        "逐字稿",
    };

    public bool Fits(SitePage page) =>
        (page.Host == "podwise.ai" || page.Host.EndsWith(".podwise.ai", StringComparison.Ordinal))
        && page.Path.Contains("episodes");

    public ReadItem? Read(SitePage page)
    {
        page.Drop(n => (n.Traits & TagTraits.Beside) != 0 && !n.Has("role", "tabpanel"));
        var names = page.All(n => n.Is("button") && n.Has("role", "tab"))
            .Where(n => n.Element!.Id is { Length: > 0 })
            .GroupBy(n => n.Element!.Id!)
            .ToDictionary(g => g.Key, g => Spaces.Collapse(g.First().Element!.TextContent));
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        var end = 0;
        foreach (var (part, name) in Sections(page, names))
        {
            if (part.Index < end)
            {
                continue;
            }

            end = part.End;
            var written = page.Blocks(part);
            if (written.IsEmpty)
            {
                continue;
            }

            if (!written[0].Text.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                blocks.Add(new ReadBlock($"## {MarkdownEscape.Plain(name)}", name, Span: null));
            }

            blocks.AddRange(written);
        }

        var title = page.Line(page.First(n => n.Is("h1") && !n.IsDropped));
        var show = page.First(n =>
            n.Is("a") && n.Attribute("href")?.Contains("/podcasts/", StringComparison.Ordinal) == true
        );
        return blocks.Count == 0
            ? null
            : page.Item with
            {
                Kind = ItemKind.Media,
                Title = title ?? page.Item.Title,
                Site = page.Line(show) ?? page.Item.Site ?? "Podwise",
                Blocks = blocks.ToImmutable(),
            };
    }

    /// <summary>The panels of tabs with a known name, and what stands below headings with one.</summary>
    private static IEnumerable<(PageNode Part, string Name)> Sections(SitePage page, Dictionary<string, string> tabs)
    {
        foreach (var node in page.All(n => !n.IsDropped))
        {
            if (
                node.Has("role", "tabpanel")
                && (node.Attribute("aria-label") ?? tabs.GetValueOrDefault(node.Attribute("aria-labelledby") ?? ""))
                    is { } tab
                && Parts.Contains(tab)
            )
            {
                yield return (node, tab);
            }
            else if (
                (node.Traits & TagTraits.Heading) != 0
                && node.Length < 60
                && page.Line(node) is { } name
                && Parts.Contains(name)
            )
            {
                yield return (Around(page, node), name);
            }
        }
    }

    /// <summary>The section of a heading: what is around it, up to where another section begins.</summary>
    private static PageNode Around(SitePage page, PageNode heading)
    {
        var part = heading;
        while (
            part.Parent is { Element.LocalName: not ("body" or "main") } around
            && !page.All(n => n != heading && (n.Traits & TagTraits.Heading) != 0 && n.Length < 60, around)
                .Any(n => n.Is("h1") || page.Line(n) is { } name && Parts.Contains(name))
        )
        {
            part = around;
        }

        return part;
    }
}
