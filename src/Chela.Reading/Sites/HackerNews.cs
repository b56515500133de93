using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Excerpts;
using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>A story, question or comment on Hacker News with the comments below it. Its lists are pages like any other.</summary>
internal sealed class HackerNews : ISiteReader
{
    /// <summary>How far an answer stands to the right of what it answers, in pixels.</summary>
    private const int Indent = 40;

    public bool Fits(SitePage page) =>
        page.Host == "news.ycombinator.com" || page.First(n => n.HasId("hnmain")) is not null;

    public ReadItem? Read(SitePage page)
    {
        if (page.First(n => n.HasClass("fatitem")) is not { } head)
        {
            return null;
        }

        var story = page.First(n => n.Is("a") && n.Parent!.HasClass("titleline"), head);
        var own = page.First(n => n.HasClass("commtext"), head);
        var text = page.First(n => n.HasClass("toptext"), head);
        var on = page.First(n => n.Is("a") && n.Parent!.HasClass("onstory"), head);
        var id = page.First(n => n.HasClass("athing"), head)?.Element!.Id;
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        if (story is not null && page.Target(story) is { } target && !IsItem(target))
        {
            blocks.Add(new ReadBlock(MarkdownEscape.Line(target), target, page.SpanOf(story)));
        }

        foreach (var part in new[] { own, text }.OfType<PageNode>())
        {
            blocks.AddRange(page.Blocks(part));
        }

        return page.Item with
        {
            Kind = ItemKind.Thread,
            Url = id is null ? page.Item.Url : $"https://news.ycombinator.com/item?id={id}",
            Title = page.Line(story) ?? page.Line(on) ?? page.Item.Title,
            Author = page.Line(page.First(n => n.HasClass("hnuser"), head)),
            Site = "Hacker News",
            Published = TimeOf(page, head),
            Blocks = Remark.Below(
                blocks,
                page.All(n => n.HasClass("comtr")).Select(c => RemarkOf(page, c)).OfType<Remark>()
            ),
        };
    }

    private static Remark? RemarkOf(SitePage page, PageNode comment) =>
        page.First(n => n.HasClass("commtext"), comment) is { } said
            ? new Remark(
                DepthOf(page, comment),
                page.Line(page.First(n => n.HasClass("hnuser"), comment)),
                page.Blocks(said)
            )
            {
                At = TimeOf(page, comment),
                Url = comment.Element!.Id is { Length: > 0 } id ? $"https://news.ycombinator.com/item?id={id}" : null,
                Span = page.SpanOf(said),
            }
            : null;

    private static int DepthOf(SitePage page, PageNode comment)
    {
        var place = page.First(n => n.HasClass("ind"), comment);
        return Number(place?.Attribute("indent")) is { } depth ? depth
            : place is not null && Number(page.First(n => n.Is("img"), place)?.Attribute("width")) is { } width
                ? width / Indent
            : 0;
    }

    /// <summary>ISO 8601 in UTC, at times with the seconds since 1970 behind it.</summary>
    private static DateTimeOffset? TimeOf(SitePage page, PageNode within) =>
        DateInText.Find(page.First(n => n.HasClass("age"), within)?.Attribute("title")?.Split(' ')[0]);

    private static bool IsItem(string url) =>
        url.StartsWith("https://news.ycombinator.com/item", StringComparison.Ordinal)
        || url.StartsWith("item?", StringComparison.Ordinal);

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
