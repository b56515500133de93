using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Extraction;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Exports;

/// <summary>
/// Reading lists and bookmarks in JSON: what Pocket, Omnivore, wallabag, Readwise, Delicious, Pinboard, Readability, Firefox
/// and Chrome write, and others like them. They have the same things under different names, so they are read by those:
/// an object with an address and a title, or with highlights, is an item, wherever it stands.
/// </summary>
public static partial class ReadingListReader
{
    private const int Look = 65_536;

    /// <summary>Names of an address, the surest first.</summary>
    private static readonly string[] Addresses =
    [
        "resolved_url",
        "given_url",
        "article__url",
        "source_url",
        "url",
        "uri",
        "href",
        "link",
        "originalUrl",
        "original_url",
    ];

    private static readonly string[] Titles =
    [
        "resolved_title",
        "given_title",
        "article__title",
        "readable_title",
        "title",
        "name",
        "description",
        "website_title",
    ];

    /// <summary>What is said of a page that somebody kept, and not of any other address.</summary>
    private static readonly string[] Keeps =
    [
        "tags",
        "labels",
        "savedAt",
        "saved_at",
        "time_added",
        "date_added",
        "dateAdded",
        "created_at",
        "createdAt",
        "created",
        "time",
        "highlights",
        "is_archived",
        "is_read",
        "toread",
    ];

    /// <summary>Whether a text looks like a reading list in JSON, by its beginning.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(Look, text.Length)).TrimStart("\uFEFF \t\r\n");
        return head is ['[' or '{', ..] && Address().IsMatch(head) && Title().IsMatch(head) && Kept().IsMatch(head);
    }

    /// <summary>Reads the items.</summary>
    public static CaptureReading Read(string text, FragmentReader? html = null)
    {
        using var json = JsonText.Parse(text.AsMemory(), out var problem);
        if (json is null)
        {
            return new CaptureReading([], [problem!]);
        }

        var items = new ExportItems();
        var open = new Stack<(JsonElement Element, ImmutableArray<string> Folders)>([(json.RootElement, [])]);
        while (open.TryPop(out var next))
        {
            var (element, folders) = next;
            if (IsItem(element))
            {
                if (AddressOf(element) is null && element.Get("highlights").ValueKind != JsonValueKind.Array)
                {
                    items.Foreign();
                }
                else
                {
                    items.Add(ReadItem(element, folders, html ?? HtmlFragment.Read));
                }

                continue;
            }

            foreach (var child in Within(element).Reverse())
            {
                open.Push((child, FoldersOf(element, folders)));
            }
        }

        return items.Finish("items with an address");
    }

    private static bool IsItem(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object
        && element.Get("children").ValueKind != JsonValueKind.Array
        && (
            (
                element.TextOf(Addresses) is not null
                && Keeps.Any(k => element.Get(k).ValueKind != JsonValueKind.Undefined)
            ) || (element.Get("highlights").ValueKind == JsonValueKind.Array && element.TextOf(Titles) is not null)
        );

    private static IEnumerable<JsonElement> Within(JsonElement element) =>
        (element.ValueKind == JsonValueKind.Array ? element.Each() : element.Properties().Select(p => p.Value)).Where(
            e => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array
        );

    /// <summary>The folders of what lies in an element; those that a browser made itself are none.</summary>
    private static ImmutableArray<string> FoldersOf(JsonElement element, ImmutableArray<string> folders) =>
        element.Get("children").ValueKind == JsonValueKind.Array
        && element.TextOf("root") is null
        && element.TextOf("guid")
            is not ("toolbar_____" or "menu________" or "unfiled_____" or "mobile______" or "root________")
        && !Own().IsMatch(element.TextOf("guid") ?? "")
        && element.TextOf("title", "name") is { } name
            ? folders.Add(name)
            : folders;

    private static string? AddressOf(JsonElement element)
    {
        foreach (var name in Addresses)
        {
            if (WebLink.Resolve(element.Get(name).Text()) is { } url)
            {
                return url;
            }
        }

        return null;
    }

    private static ReadItem ReadItem(JsonElement element, ImmutableArray<string> folders, FragmentReader html)
    {
        var url = AddressOf(element);
        var highlights = HighlightsOf(element);
        var blocks = EntryText.Of(element.TextOf("content", "html_content", "html", "article__content"), url, html);
        var title = FragmentText.Line(element.TextOf(Titles));
        var summary = FragmentText.LineOf(
            element.TextOf("excerpt", "article__excerpt", "summary", "extended", "description", "note")
        );
        return new ReadItem(KindOf(element, blocks, highlights))
        {
            Url = url,
            Title = title,
            Author = AuthorsOf(element),
            Published = FirstDate(
                element,
                "publishedAt",
                "published_at",
                "published_date",
                "published",
                "date_published",
                "datePublished"
            ),
            Saved = FirstDate(
                element,
                "savedAt",
                "saved_at",
                "time_added",
                "date_added",
                "dateAdded",
                "created_at",
                "createdAt",
                "created",
                "time",
                "last_highlight_at"
            ),
            IsRead = ReadState(element),
            IsPrivate = element.Is("private") || element.TextOf("shared") == "no",
            Lang = FragmentText.Line(element.TextOf("lang", "language")),
            Summary = summary == title ? null : summary,
            Blocks = blocks.IsEmpty ? [.. highlights.Select(h => FragmentText.Paragraph(h.Text))] : blocks,
            Highlights = highlights,
            Tags = TagList.Of([.. folders, .. TagsOf(element.Get("tags")), .. TagsOf(element.Get("labels"))]),
        };
    }

    private static ItemKind KindOf(
        JsonElement element,
        ImmutableArray<ReadBlock> blocks,
        ImmutableArray<Highlight> highlights
    ) =>
        Casing.ToLower(element.TextOf("category") ?? "") switch
        {
            "books" or "book" => ItemKind.Book,
            "tweets" or "tweet" => ItemKind.Thread,
            "podcasts" or "podcast" or "video" or "videos" => ItemKind.Media,
            "email" or "emails" => ItemKind.Mail,
            _ => blocks.IsEmpty && highlights.IsEmpty ? ItemKind.Link : ItemKind.Article,
        };

    private static string? AuthorsOf(JsonElement element)
    {
        var authors = element.Get("authors");
        var names = (
            authors.ValueKind == JsonValueKind.Object ? authors.Properties().Select(p => p.Value) : authors.Each()
        )
            .Select(a => a.TextOf("name") ?? a.Text())
            .Prepend(element.Get("author").TextOf("name") ?? element.TextOf("author", "published_by"))
            .Select(FragmentText.Line)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(1000)
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static ImmutableArray<Highlight> HighlightsOf(JsonElement element) =>
        [
            .. element
                .Get("highlights")
                .Each()
                .Concat(element.Get("annotations").Each())
                .Where(h => !h.Is("is_deleted"))
                .Select(h =>
                {
                    // With a quote, the text beside it is what the owner wrote.
                    var quote = h.TextOf("quote");
                    return (
                        Text: quote ?? h.TextOf("text", "highlight"),
                        Note: quote is null ? h.TextOf("note", "annotation") : h.TextOf("annotation", "note", "text")
                    );
                })
                .Where(h => h.Text is not null)
                .Select(h => new Highlight(h.Text!.Trim(), h.Note?.Trim())),
        ];

    /// <summary>Tags in a list of texts or of objects with names, in an object by their names, or in one text.</summary>
    private static IEnumerable<string?> TagsOf(JsonElement tags) =>
        tags.ValueKind switch
        {
            JsonValueKind.Array => tags.Each().Select(t => t.TextOf("label", "name", "tag", "title") ?? t.Text()),
            JsonValueKind.Object => tags.Properties().Select(p => p.Value.TextOf("tag", "name") ?? JsonText.NameOf(p)),
            _ => TagList.Split(tags.Text()),
        };

    private static bool? ReadState(JsonElement element)
    {
        foreach (
            var name in (ReadOnlySpan<string>)["is_archived", "isArchived", "archived", "archive", "is_read", "isRead"]
        )
        {
            if (element.Get(name).ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null))
            {
                return element.Is(name);
            }
        }

        return element.TextOf("toread") is { } toRead ? toRead is not ("yes" or "1")
            : element.TextOf("unread") is not null
            || element.Get("unread").ValueKind is JsonValueKind.True or JsonValueKind.False
                ? !element.Is("unread")
            : element.TextOf("time_read") is { } time && time != "0" ? true
            : Casing.ToLower(element.TextOf("state", "status") ?? "") switch
            {
                "archived" or "archive" or "read" or "1" => true,
                "active" or "unread" or "0" => false,
                _ => null,
            };
    }

    private static DateTimeOffset? FirstDate(JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Get(name).Text() is { } written && (Windows(written) ?? WebDate.Parse(written)) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>Chrome counts microseconds since 1601.</summary>
    private static DateTimeOffset? Windows(string written) =>
        written.Length == 17
        && long.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count < 20_000_000_000_000_000
            ? new DateTimeOffset(1601, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMilliseconds(count / 1000)
            : null;

    [GeneratedRegex(
        @"""(?:url|href|uri|link|given_url|article__url|source_url|originalUrl)""\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();

    [GeneratedRegex(
        @"""(?:title|given_title|resolved_title|article__title|name|description)""\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Title();

    [GeneratedRegex(
        @"""(?:tags|labels|savedAt|saved_at|created_at|createdAt|created|time|time_added|date_added|dateAdded|highlights|is_archived|is_read|state|toread|shared|readingProgress)""\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Kept();

    /// <summary>Chrome's own folders have these ids.</summary>
    [GeneratedRegex(
        @"\A(?:0bc5d13f-2cba-5d74-951f-3f233fe6c908|82b081ec-3dd3-529c-8475-ab6c344590dd|4cf2e351-0e85-532b-bb37-df045d8f8d0f)\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Own();
}
