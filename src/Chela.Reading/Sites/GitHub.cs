using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>On GitHub: a repository as its description and README, a file, and the threads of issues, pull requests and discussions.</summary>
internal sealed class GitHub : ISiteReader
{
    public bool Fits(SitePage page) =>
        page.Path.Length >= 2 && (page.Host == "github.com" || page.Tags.First("expected-hostname") == "github.com");

    public ReadItem? Read(SitePage page) =>
        page.Path is [_, _] or [_, _, "tree", ..] ? ReadRepository(page)
        : page.Path is [_, _, "blob", ..] ? GitHubFile.Read(page)
        : page.Path is [_, _, "issues" or "pull" or "discussions", [>= '0' and <= '9', ..], ..] ? ReadThread(page)
        : null;

    private static bool IsText(PageNode node) => node.HasClass("markdown-body");

    private static ReadItem? ReadRepository(SitePage page)
    {
        if (page.First(n => n.Is("article") && IsText(n)) is not { } readme)
        {
            return null;
        }

        var name = $"{page.Path[0]}/{page.Path[1]}";
        var about = page.First(n =>
            n.Is("p")
            && n.HasClass("f4")
            && n.Around(a => a.HasClass("BorderGrid-cell") || a.HasClass("BorderGrid-row")) is not null
        );
        var description = page.Line(about) ?? Description(page, name);
        var topics = page.All(n => n.Is("a") && n.HasClass("topic-tag")).Select(page.Line).OfType<string>();
        ReadBlock[] first = description is null
            ? []
            : [new ReadBlock(MarkdownEscape.Line(description), description, about is null ? null : page.SpanOf(about))];
        return page.Item with
        {
            Kind = ItemKind.Repository,
            Url = page.Path.Length == 2 ? $"https://github.com/{name}" : page.Item.Url,
            Title = name,
            Author = page.Path[0],
            Site = "GitHub",
            Published = null,
            Summary = description,
            Blocks = [.. first, .. page.Blocks(readme)],
            Tags = [.. topics.Distinct(StringComparer.Ordinal).Take(50)],
        };
    }

    /// <summary>The description for others ends with the repository's name; where nobody wrote one it asks to contribute.</summary>
    private static string? Description(SitePage page, string name)
    {
        var text = page.Tags.First("og:description", "description");
        var end = text?.LastIndexOf(" - " + name, StringComparison.OrdinalIgnoreCase) ?? -1;
        text = end > 0 ? text![..end] : text;
        return text?.StartsWith("Contribute to ", StringComparison.Ordinal) == false ? text : null;
    }

    private static ReadItem? ReadThread(SitePage page)
    {
        var texts = page.All(n => IsText(n) && IsIn(n)).ToList();
        if (texts.Count == 0)
        {
            return null;
        }

        var name = $"{page.Path[0]}/{page.Path[1]}";
        var said = texts.Select(t => (Text: t, Holder: t.Around(IsHolder) ?? t.Parent!)).ToList();
        var (at, _) = page.Time(said[0].Holder);
        return page.Item with
        {
            Kind = ItemKind.Thread,
            Url = $"https://github.com/{name}/{page.Path[2]}/{page.Path[3]}",
            Title = TitleOf(page, name),
            Author = AuthorOf(page, said[0].Holder),
            Site = name,
            Published = at ?? page.Item.Published,
            Summary = null,
            Blocks = Remark.Below(
                page.Blocks(said[0].Text),
                said.Skip(1)
                    .Select(s =>
                    {
                        var (time, url) = page.Time(s.Holder);
                        return new Remark(IsAnswer(s.Holder) ? 1 : 0, AuthorOf(page, s.Holder), page.Blocks(s.Text))
                        {
                            At = time,
                            Url = Whole(page, url),
                            Span = page.SpanOf(s.Text),
                        };
                    })
            ),
        };
    }

    private static bool IsIn(PageNode text) => text.Around(IsHolder) is not null && text.Around(IsText) is null;

    private static bool IsHolder(PageNode node) =>
        node.HasClass("react-issue-body")
        || node.HasClass("react-issue-comment")
        || node.HasClass("js-comment")
        || node.HasClass("timeline-comment")
        || node.Has("data-testid", "issue-viewer-issue-container");

    /// <summary>In a discussion answers stand below what they answer; in a review, below the line of code.</summary>
    private static bool IsAnswer(PageNode holder) =>
        holder.HasClass("nested-discussion-timeline-comment")
        || holder.Around(n =>
            n.Attribute("data-child-comments") is not null || n.HasClass("js-discussion-child-comments")
        )
            is not null;

    private static string? AuthorOf(SitePage page, PageNode holder) =>
        page.Line(
            page.First(
                n =>
                    n.Is("a")
                    && (
                        n.HasClass("author")
                        || n.Attribute("data-hovercard-url")?.StartsWith("/users/", StringComparison.Ordinal) == true
                    )
                    && page.Line(n) is not null,
                holder
            )
        );

    private static string? TitleOf(SitePage page, string name)
    {
        var shown = page.First(n =>
            n.Has("data-testid", "issue-title") || n.HasClass("js-issue-title") || n.HasClass("markdown-title")
        );
        var title = page.Line(shown) ?? page.Item.Title;
        foreach (var mark in (string[])[" · Issue #", " · Pull Request #", " · Discussion #", $" · {name}"])
        {
            var end = title?.IndexOf(mark, StringComparison.OrdinalIgnoreCase) ?? -1;
            title = end > 0 ? title![..end] : title;
        }

        return title;
    }

    private static string? Whole(SitePage page, string? url) =>
        url is ['#', ..] ? $"https://github.com/{string.Join('/', page.Path.Take(4))}{url}" : url;
}
