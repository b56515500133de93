using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Excerpts;
using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>A post on Reddit with its comments, in the markup since 2023 (<c>shreddit-post</c>) or in the old one.</summary>
internal sealed class Reddit : ISiteReader
{
    private const string Home = "https://www.reddit.com";

    public bool Fits(SitePage page) =>
        (page.Path.Length == 0 || page.Path.Contains("comments") || page.Path.Contains("s"))
        && (
            page.First(IsPost) is not null
            || page.First(IsOldPost) is not null && page.First(n => n.HasClass("commentarea")) is not null
        );

    public ReadItem? Read(SitePage page) =>
        page.First(IsPost) is { } post ? ReadNew(page, post)
        : page.First(IsOldPost) is { } old ? ReadOld(page, old)
        : null;

    private static bool IsPost(PageNode node) => node.Is("shreddit-post");

    private static bool IsOldPost(PageNode node) =>
        node.HasClass("thing") && node.HasClass("link") && node.Attribute("data-permalink") is not null;

    private static bool IsComment(PageNode node) => node.Is("shreddit-comment");

    private static bool IsOldComment(PageNode node) => node.HasClass("thing") && node.HasClass("comment");

    private static ReadItem ReadNew(SitePage page, PageNode post) =>
        Item(page, post.Attribute("permalink")) with
        {
            Title =
                post.Attribute("post-title")
                ?? page.Line(page.First(n => n.Has("slot", "title"), post))
                ?? page.Item.Title,
            Author = Name(post.Attribute("author")),
            Site = post.Attribute("subreddit-prefixed-name") ?? "Reddit",
            Published = DateInText.Find(post.Attribute("created-timestamp")),
            Blocks = Remark.Below(
                [
                    .. LinkTo(page, post.Attribute("content-href")),
                    .. Written(page, page.First(n => n.Has("slot", "text-body"), post)),
                ],
                page.All(IsComment)
                    .Select(c => new Remark(
                        Number(c.Attribute("depth")) ?? 0,
                        Name(c.Attribute("author")),
                        Written(page, Own(page, c, n => n.Has("slot", "comment"), IsComment))
                    )
                    {
                        At = DateInText.Find(c.Attribute("created")) ?? page.Time(c).At,
                        Url = Address(c.Attribute("permalink")),
                        Span = Own(page, c, n => n.Has("slot", "comment"), IsComment) is { } said
                            ? page.SpanOf(said)
                            : null,
                    })
            ),
        };

    private static ReadItem ReadOld(SitePage page, PageNode post)
    {
        var community = post.Attribute("data-subreddit");
        return Item(page, post.Attribute("data-permalink")) with
        {
            Title = page.Line(page.First(n => n.Is("a") && n.HasClass("title"), post)) ?? page.Item.Title,
            Author = Name(post.Attribute("data-author")),
            Site = community is null ? "Reddit" : $"r/{community}",
            Published = page.Time(post).At,
            Blocks = Remark.Below(
                [
                    .. LinkTo(page, post.Attribute("data-url")),
                    .. Written(page, page.First(n => n.HasClass("md"), post)),
                ],
                page.All(IsOldComment)
                    .Select(c =>
                    {
                        var said = Own(page, c, n => n.HasClass("md"), IsOldComment);
                        return new Remark(DepthOf(c), Name(c.Attribute("data-author")), Written(page, said))
                        {
                            At = page.Time(c).At,
                            Url = Address(c.Attribute("data-permalink")),
                            Span = said is null ? null : page.SpanOf(said),
                        };
                    })
            ),
        };
    }

    private static ReadItem Item(SitePage page, string? permalink) =>
        page.Item with
        {
            Kind = ItemKind.Thread,
            Url = Address(permalink) ?? page.Item.Url,
        };

    /// <summary>An element of a comment that is not one of an answer in it.</summary>
    private static PageNode? Own(
        SitePage page,
        PageNode comment,
        Func<PageNode, bool> isMeant,
        Func<PageNode, bool> isComment
    ) => page.First(n => isMeant(n) || isComment(n), comment) is { } found && !isComment(found) ? found : null;

    private static ImmutableArray<ReadBlock> Written(SitePage page, PageNode? node) =>
        node is null ? [] : page.Blocks(node);

    /// <summary>What a post is about, if that is another page.</summary>
    private static IEnumerable<ReadBlock> LinkTo(SitePage page, string? url) =>
        page.Address.Absolute(url) is { } target
        && target.StartsWith("http", StringComparison.Ordinal)
        && !target.Contains("/comments/", StringComparison.Ordinal)
            ? [new ReadBlock(MarkdownEscape.Line(target), target, Span: null)]
            : [];

    private static int DepthOf(PageNode comment)
    {
        var depth = 0;
        for (var around = comment.Around(IsOldComment); around is not null; around = around.Around(IsOldComment))
        {
            depth++;
        }

        return depth;
    }

    private static string? Name(string? author) => string.IsNullOrWhiteSpace(author) ? null : author;

    private static string? Address(string? permalink) =>
        permalink is ['/', not '/', ..] ? Home + permalink
        : permalink?.StartsWith("https://", StringComparison.Ordinal) == true ? permalink
        : null;

    private static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
