using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>Finds the feeds of a page: those that it announces, and the places where feeds usually are.</summary>
public static class FeedDiscovery
{
    private const int MostFeeds = 32;

    /// <summary>Usual places: of WordPress, Hugo, Jekyll, Ghost, Blogger and their like.</summary>
    private static readonly ImmutableArray<string> Usual =
    [
        "feed",
        "feed.xml",
        "atom.xml",
        "rss.xml",
        "index.xml",
        "rss",
        "feed.json",
        "feeds/posts/default",
    ];

    /// <summary>The feeds that a page announces, in its order; then, if it announces none, those that may be.</summary>
    /// <param name="html">The page.</param>
    /// <param name="url">Where it was found, for relative addresses; null if unknown.</param>
    public static ImmutableArray<FeedLink> Find(string html, string? url)
    {
        var announced = Announced(html, url);
        return announced.IsEmpty ? Candidates(url) : announced;
    }

    /// <summary>The feeds that a page announces by <c>&lt;link rel="alternate"&gt;</c> (also <c>rel="feed"</c>).</summary>
    public static ImmutableArray<FeedLink> Announced(string html, string? url)
    {
        var feeds = new List<FeedLink>();
        var tokens = new MarkupTokens(html);
        while (feeds.Count < MostFeeds && tokens.Next())
        {
            if (tokens.Kind != MarkupTokenKind.Start)
            {
                continue;
            }

            switch (Casing.ToLower(tokens.Name))
            {
                case "script" or "style" or "template" or "textarea" or "title":
                    tokens.SkipRaw(tokens.Name);
                    break;
                case "base":
                    url = WebLink.Resolve(Value(tokens, "href"), url) ?? url;
                    break;
                case "link" or "a" when IsFeed(tokens) && WebLink.Resolve(Value(tokens, "href"), url) is { } feed:
                    feeds.Add(new FeedLink(feed, FragmentText.Line(Value(tokens, "title")), IsAnnounced: true));
                    break;
            }
        }

        return [.. feeds.DistinctBy(f => f.Url)];
    }

    /// <summary>Where a site's feed may be: beside the page, and at the root.</summary>
    public static ImmutableArray<FeedLink> Candidates(string? url)
    {
        if (!WebLink.IsWeb(url) || !Uri.TryCreate(url, UriKind.Absolute, out var page))
        {
            return [];
        }

        var folder = page.AbsolutePath[..(page.AbsolutePath.LastIndexOf('/') + 1)];
        return
        [
            .. new[] { folder, "/" }
                .SelectMany(f =>
                    Usual.Select(u => new FeedLink($"{page.Scheme}://{page.Authority}{f}{u}", null, IsAnnounced: false))
                )
                .DistinctBy(f => f.Url),
        ];
    }

    private static bool IsFeed(MarkupTokens tokens)
    {
        var relations = Casing.ToLower(Value(tokens, "rel") ?? "").Split(' ', '\t', '\n');
        var type = Casing.ToLower(Value(tokens, "type") ?? "").Split(';')[0].Trim();
        return relations.Contains("feed")
            || relations.Contains("alternate")
                && type
                    is "application/rss+xml"
                        or "application/atom+xml"
                        or "application/feed+json"
                        or "application/rdf+xml"
                        or "application/json"
                        or "text/xml"
                        or "application/xml"
                && !(Value(tokens, "href") ?? "").Contains("oembed", StringComparison.OrdinalIgnoreCase)
                && !(Value(tokens, "href") ?? "").Contains("/wp-json/", StringComparison.OrdinalIgnoreCase);
    }

    private static string? Value(MarkupTokens tokens, string name) =>
        tokens.Attributes.Find(a => a.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
