using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Dates;
using Chela.Reading.Papers;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>
/// RSS in its two families (rssboard.org/rss-specification, web.resource.org/rss/1.0): 0.91 to 2.0, where the items stand
/// in the channel, and 0.90 and 1.0 in RDF, where they stand beside it.
/// </summary>
internal static partial class RssReader
{
    private static readonly string[] ContentNames =
    [
        "content:encoded",
        "xhtml:body",
        "xhtml:div",
        "atom:content",
        "fulltext",
    ];

    private static readonly string[] DescriptionNames =
    [
        "description",
        "atom:summary",
        "dc:description",
        "itunes:summary",
        "media:description",
        "itunes:subtitle",
    ];

    private static readonly string[] AuthorNames =
    [
        "dc:creator",
        "author",
        "itunes:author",
        "atom:author",
        "media:credit",
    ];

    public static Feed Read(MarkupElement root, FragmentReader html)
    {
        var channel = root.Name == "channel" ? root : root.Child("channel") ?? root;
        var title = FragmentText.LineOf(channel.TextOf("title"));
        var site =
            channel.Children("link").Select(l => Link(l.Text, l)).FirstOrDefault(l => l is not null)
            ?? Related(channel, "alternate");
        var lang = FragmentText.Line(channel.TextOf("language", "dc:language")) ?? channel.Lang;
        var items = channel.Children("item").Concat(channel == root ? [] : root.Children("item"));
        return new Feed
        {
            Title = title,
            Description = FragmentText.LineOf(channel.TextOf("description", "itunes:summary")),
            SiteUrl = site,
            SelfUrl = Related(channel, "self"),
            HubUrl = Related(channel, "hub"),
            NextUrl = Related(channel, "next"),
            Lang = lang,
            Interval = IntervalOf(channel),
            SkipHours = SkipHoursOf(channel),
            SkipDays = SkipDaysOf(channel),
            Entries = [.. items.Select(i => ReadItem(i, site, lang, html).Finish(title))],
        };
    }

    private static EntryDraft ReadItem(MarkupElement item, string? site, string? lang, FragmentReader html)
    {
        var guid = item.Child("guid");
        var id = FragmentText.Line(guid?.Text) ?? FragmentText.Line(item.TextOf("dc:identifier", "atom:id"));
        var baseUrl = item.BaseUrl ?? site;
        var url =
            WebLink.Resolve(item.TextOf("feedburner:origlink"))
            ?? WebLink.Resolve(item.TextOf("link"), baseUrl)
            ?? WebLink.Resolve(item.Child("link")?.Attribute("href"), baseUrl)
            ?? Related(item, "alternate")
            ?? (IsPermanent(guid) ? WebLink.Resolve(id) : null)
            ?? WebLink.Resolve(item.Attribute("rdf:about"));
        var (content, description) = (ContentOf(item), DescriptionOf(item));
        var blocks = EntryText.Of(content?.Html, url ?? baseUrl, html);
        return new EntryDraft
        {
            Element = item,
            ContentElement = blocks.IsEmpty ? description : content,
            Id = id ?? FragmentText.Line(item.Attribute("rdf:about")),
            Url = url,
            Title = FragmentText.LineOf(item.TextOf("title", "media:title", "dc:title", "itunes:title")),
            Author = AuthorOf(item),
            Published = FirstDate(
                item,
                "pubdate",
                "dc:date",
                "dcterms:issued",
                "dcterms:created",
                "published",
                "atom:published"
            ),
            Updated = FirstDate(item, "atom:updated", "dcterms:modified", "updated", "lastbuilddate"),
            Lang = FragmentText.Line(item.TextOf("dc:language")) ?? item.Lang ?? lang,
            Content = blocks,
            // Beside a text it is one line, and what it is written with does not matter.
            Description = EntryText.Of(description?.Html, url ?? baseUrl, blocks.IsEmpty ? html : PlainFragment.Read),
            Doi = PaperDoi.Of(item.TextOf("prism:doi")) ?? PaperDoi.Of(item.TextOf("dc:identifier")),
            Enclosures = EnclosuresOf(item),
            Tags =
            [
                .. item.Children("category").Select(c => FragmentText.LineOf(c.Text)),
                .. item.Children("dc:subject").Select(c => FragmentText.LineOf(c.Text)),
                .. item.Children("media:keywords").SelectMany(c => c.Text.Split(',')),
                .. item.Children("itunes:keywords").SelectMany(c => c.Text.Split(',')),
            ],
        };
    }

    private static MarkupElement? ContentOf(MarkupElement item) =>
        ContentNames.SelectMany(item.Children).FirstOrDefault(c => !string.IsNullOrWhiteSpace(c.Html));

    private static MarkupElement? DescriptionOf(MarkupElement item) =>
        DescriptionNames
            .SelectMany(item.Children)
            .Concat(item.Children("media:group").SelectMany(g => g.Children("media:description")))
            .FirstOrDefault(c => !string.IsNullOrWhiteSpace(c.Html));

    private static string? AuthorOf(MarkupElement item)
    {
        foreach (var name in AuthorNames)
        {
            var authors = item.Children(name)
                .Select(a => PersonOf(FragmentText.LineOf(a.TextOf("name", "atom:name") ?? a.Text)))
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Take(256)
                .ToList();
            if (authors.Count > 0)
            {
                return string.Join(", ", authors);
            }
        }

        return null;
    }

    /// <summary>The name in <c>address (Name)</c>, as the specification wants it, and in <c>Name &lt;address&gt;</c>.</summary>
    private static string? PersonOf(string? written) =>
        written is null ? null
        : AddressFirst().Match(written) is { Success: true } first ? first.Groups[1].Value.Trim()
        : NameFirst().Match(written) is { Success: true } named ? named.Groups[1].Value.Trim()
        : written;

    private static IEnumerable<Enclosure> EnclosuresOf(MarkupElement item)
    {
        var media = item.Children("media:group")
            .SelectMany(g => g.Children("media:content"))
            .Concat(item.Children("media:content"));
        return item.Children("enclosure")
            .Concat(media)
            .Select(e =>
                EntryText.EnclosureOf(
                    e.Attribute("url"),
                    e.Attribute("type"),
                    e.Attribute("length") ?? e.Attribute("filesize"),
                    e.BaseUrl
                )
            )
            .OfType<Enclosure>();
    }

    private static bool IsPermanent(MarkupElement? guid) =>
        guid?.Attribute("ispermalink") is not { } said || !said.Equals("false", StringComparison.OrdinalIgnoreCase);

    private static string? Link(string text, MarkupElement element) => WebLink.Resolve(text, element.BaseUrl);

    private static string? Related(MarkupElement element, string relation) =>
        element
            .Children("atom:link")
            .Where(l => string.Equals(l.Attribute("rel") ?? "alternate", relation, StringComparison.OrdinalIgnoreCase))
            .Select(l => WebLink.Resolve(l.Attribute("href"), l.BaseUrl))
            .FirstOrDefault(l => l is not null);

    private static DateTimeOffset? FirstDate(MarkupElement item, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (WebDate.Parse(FragmentText.Line(item.TextOf(name))) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>RSS 2.0 <c>ttl</c> in minutes; RSS 1.0 module syndication. Up to a year.</summary>
    private static TimeSpan? IntervalOf(MarkupElement channel)
    {
        if (NumberOf(channel.TextOf("ttl")) is { } minutes)
        {
            return TimeSpan.FromMinutes(Math.Min(minutes, 366 * 24 * 60));
        }

        TimeSpan? period = Casing.ToLower(channel.TextOf("sy:updateperiod") ?? "") switch
        {
            "hourly" => TimeSpan.FromHours(1),
            "daily" => TimeSpan.FromDays(1),
            "weekly" => TimeSpan.FromDays(7),
            "monthly" => TimeSpan.FromDays(30),
            "yearly" => TimeSpan.FromDays(365),
            _ => null,
        };
        return period / (NumberOf(channel.TextOf("sy:updatefrequency")) ?? 1);
    }

    /// <summary>RSS 2.0: 0 to 23. Some count from 1 to 24, as 0.91 did. All hours would be never: nobody means that.</summary>
    private static ImmutableArray<int> SkipHoursOf(MarkupElement channel)
    {
        ImmutableArray<int> hours =
        [
            .. channel
                .Children("skiphours")
                .SelectMany(s => s.Children("hour"))
                .Select(h =>
                    int.TryParse(h.Text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var hour)
                        ? hour
                        : -1
                )
                .Where(h => h is >= 0 and <= 24)
                .Select(h => h % 24)
                .Distinct()
                .Order(),
        ];
        return hours.Length < 24 ? hours : [];
    }

    private static ImmutableArray<DayOfWeek> SkipDaysOf(MarkupElement channel)
    {
        ImmutableArray<DayOfWeek> days =
        [
            .. channel
                .Children("skipdays")
                .SelectMany(s => s.Children("day"))
                .SelectMany(d =>
                    Enum.GetValues<DayOfWeek>()
                        .Where(w => Casing.ToLower(w.ToString()) == Casing.ToLower(d.Text.Trim()))
                )
                .Distinct()
                .Order(),
        ];
        return days.Length < 7 ? days : [];
    }

    private static int? NumberOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : null;

    [GeneratedRegex(@"^\S{1,320}@\S{1,320}\s*\(([^()]+)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex AddressFirst();

    [GeneratedRegex(@"^([^<>]+)<\S{1,320}@\S{1,320}>$", RegexOptions.CultureInvariant)]
    private static partial Regex NameFirst();
}
