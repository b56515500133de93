using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Reading.Dates;

namespace Chela.Reading.Feeds;

/// <summary>JSON Feed 1.0 and 1.1 (jsonfeed.org).</summary>
internal static partial class JsonFeedReader
{
    private const int Look = 65_536;

    /// <summary>Whether an object names the version of JSON Feed, or looks like one whose version was forgotten.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(Look, text.Length)).TrimStart("\uFEFF \t\r\n");
        return head is ['{', ..]
            && (
                head.Contains("jsonfeed.org/version/", StringComparison.OrdinalIgnoreCase)
                || head.Contains("jsonfeed.org\\/version", StringComparison.OrdinalIgnoreCase)
                || (Items().IsMatch(head) && Home().IsMatch(head))
            );
    }

    public static FeedReading Read(string text, string? url, FragmentReader html)
    {
        using var json = JsonText.Parse(text.AsMemory(), out var problem);
        if (json is null)
        {
            return new FeedReading(null, [problem!]);
        }

        var root = json.RootElement;
        var items = root.Get("items");
        if (items.ValueKind != JsonValueKind.Array)
        {
            return new FeedReading(null, [new(null, "expected a JSON Feed, found no \"items\"")]);
        }

        var count = items.GetArrayLength();
        var title = FragmentText.Line(root.TextOf("title"));
        var self = WebLink.Resolve(root.TextOf("feed_url"), url);
        var lang = root.TextOf("language");
        var authors = AuthorsOf(root);
        var feed = new Feed
        {
            Title = title,
            Description = FragmentText.Line(root.TextOf("description")),
            SiteUrl = WebLink.Resolve(root.TextOf("home_page_url"), url),
            SelfUrl = self,
            HubUrl = root.Get("hubs")
                .Each()
                .Select(h => WebLink.Resolve(h.TextOf("url")))
                .FirstOrDefault(h => h is not null),
            NextUrl = WebLink.Resolve(root.TextOf("next_url"), self ?? url),
            Lang = lang,
            Entries =
            [
                .. items
                    .Each()
                    .Take(FeedReader.MaxEntries)
                    .Select(i => ReadItem(i, self ?? url, authors, lang, html).Finish(title)),
            ],
        };
        return new FeedReading(feed, count > FeedReader.MaxEntries ? [FeedReader.TooMany(count)] : []);
    }

    private static EntryDraft ReadItem(
        JsonElement item,
        string? baseUrl,
        string? authors,
        string? lang,
        FragmentReader html
    )
    {
        var id = item.TextOf("id");
        var url = WebLink.Resolve(item.TextOf("url", "external_url"), baseUrl) ?? WebLink.Resolve(id);
        return new EntryDraft
        {
            Id = id,
            Url = url,
            Title = FragmentText.Line(item.TextOf("title")),
            Author = AuthorsOf(item) ?? authors,
            Published = WebDate.Parse(item.TextOf("date_published")),
            Updated = WebDate.Parse(item.TextOf("date_modified")),
            Lang = item.TextOf("language") ?? lang,
            Content = item.TextOf("content_html") is { } content
                ? EntryText.Of(content, url ?? baseUrl, html)
                : FragmentText.Paragraphs(item.TextOf("content_text")),
            Description = FragmentText.Paragraphs(item.TextOf("summary")),
            Enclosures = item.Get("attachments")
                .Each()
                .Select(a =>
                    EntryText.EnclosureOf(
                        a.TextOf("url"),
                        a.TextOf("mime_type"),
                        a.TextOf("size_in_bytes"),
                        url ?? baseUrl
                    )
                )
                .OfType<Enclosure>(),
            Tags = item.Get("tags").Each().Select(t => t.Text()),
        };
    }

    private static string? AuthorsOf(JsonElement element)
    {
        var names = element
            .Get("authors")
            .Each()
            .Append(element.Get("author"))
            .Select(a => FragmentText.Line(a.TextOf("name") ?? a.Text()))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(1000)
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    [GeneratedRegex(@"""items""\s*:\s*\[", RegexOptions.CultureInvariant)]
    private static partial Regex Items();

    [GeneratedRegex(@"""(?:home_page_url|feed_url|content_html|content_text)""\s*:", RegexOptions.CultureInvariant)]
    private static partial Regex Home();
}
