using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Extraction;
using Chela.Reading.Feeds;

namespace Chela.Reading.Sites;

/// <summary>A post on any server of Mastodon with what its author goes on to say and the answers. Without a program the page has the post in its head alone.</summary>
internal sealed partial class Mastodon : ISiteReader
{
    public bool Fits(SitePage page) =>
        page.First(n => n.HasId("mastodon")) is not null
        || page.First(n => n.HasClass("detailed-status")) is not null
            && page.Tags.First("profile:username") is not null;

    public ReadItem? Read(SitePage page)
    {
        if (page.First(n => n.HasClass("detailed-status")) is not { } main)
        {
            return OfHead(page);
        }

        // Addresses are shortened for the eye: parts of them are there and not seen.
        page.Drop(n => n.HasClass("invisible") && n.Around(IsText) is null);
        var account = AccountOf(page, main);
        var post = ImmutableArray.CreateBuilder<ReadBlock>();
        var remarks = new List<Remark>();
        var depth = 0;
        foreach (var status in page.All(n => n == main || n.HasClass("status") && n.Around(IsStatus) is null))
        {
            var isOwn = remarks.Count == 0 && AccountOf(page, status) == account;
            if (isOwn)
            {
                post.AddRange(Written(page, status));
                continue;
            }

            if (status.Index < main.Index)
            {
                // What the post answers is no answer to it.
                continue;
            }

            depth = remarks.Count == 0 || status.HasClass("status--first-in-thread") ? 0 : depth + 1;
            var link = page.First(n => n.HasClass("status__relative-time"), status);
            remarks.Add(
                new Remark(depth, Who(page, status), [.. Written(page, status)])
                {
                    At = page.Time(status).At,
                    Url = page.Target(link),
                    Span = page.SpanOf(status),
                }
            );
        }

        return page.Item with
        {
            Kind = ItemKind.Thread,
            Url =
                page.Target(page.First(n => n.HasClass("detailed-status__datetime"), main)) is { } own
                && own.StartsWith("http", StringComparison.Ordinal)
                    ? own
                    : page.Item.Url,
            Title = null,
            Author = Who(page, main),
            Site = page.Tags.First("og:site_name") ?? "Mastodon",
            Published =
                DateInText.Find(page.Tags.First("og:published_time")) ?? page.Time(main).At ?? page.Item.Published,
            Blocks = Remark.Below(post, remarks),
        };
    }

    private static bool IsText(PageNode node) => node.Is("pre");

    private static bool IsStatus(PageNode node) => node.HasClass("status") || node.HasClass("detailed-status");

    private static IEnumerable<ReadBlock> Written(SitePage page, PageNode status)
    {
        var text =
            page.First(n => n.HasClass("status__content__text"), status)
            ?? page.First(n => n.HasClass("e-content") || n.HasClass("status__content"), status);
        var parts = new[] { text }.Concat(
            page.All(n => n.HasClass("media-gallery") || n.HasClass("status-card"), status)
        );
        return parts.OfType<PageNode>().SelectMany(p => page.Blocks(p));
    }

    private static string? Who(SitePage page, PageNode status) =>
        page.Line(
            page.First(n => n.HasClass("display-name__html") || n.HasClass("p-name"), status)
                ?? page.First(n => n.HasClass("display-name"), status)
        ) ?? AccountOf(page, status);

    /// <summary>Whose a post is: those of the server itself may be named without it.</summary>
    private static string? AccountOf(SitePage page, PageNode status)
    {
        var account = page.Line(page.First(n => n.HasClass("display-name__account"), status))?.TrimStart('@');
        return account is null || account.Contains('@', StringComparison.Ordinal) || page.Host.Length == 0
            ? account
            : $"{account}@{page.Host}";
    }

    private static ReadItem? OfHead(SitePage page) =>
        Name().Match(page.Tags.First("og:title") ?? "") is { Success: true } name
        && page.Tags.First("og:type") == "article"
        && page.Tags.First("og:description") is { } text
            ? page.Item with
            {
                Kind = ItemKind.Thread,
                Title = null,
                Author = name.Groups[1].Value,
                Summary = null,
                Blocks = FragmentText.Paragraphs(text),
                Published = DateInText.Find(page.Tags.First("og:published_time")) ?? page.Item.Published,
            }
            : null;

    [GeneratedRegex(@"^(.{1,200}) \(@[^()\s@]{1,100}@[^()\s@]{1,200}\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
