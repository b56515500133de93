using System.Globalization;
using System.Text.Json;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;
using Chela.Reading.Form;

namespace Chela.Reading.Posts;

/// <summary>
/// Posts of X in the shapes that its interfaces, its archive and the common mirrors give them: API v1.1 and the archive
/// (<c>full_text</c>), GraphQL (the same below <c>legacy</c>), FxTwitter and vxTwitter.
/// </summary>
internal static class XPosts
{
    private const int MostMedia = 64;

    private const int MostLinks = 256;

    /// <summary>How often a post that is quoted is looked into for one that it quotes.</summary>
    private const int MaxQuotes = 1;

    /// <summary>A post, if an object is one; what was reposted stands for the repost.</summary>
    public static Post? Read(JsonElement element, int quotes = MaxQuotes) =>
        element.Get("legacy").TextOf("full_text") is not null ? ReadGraph(element, quotes)
        : element.TextOf("full_text", "text") is not null
        && element.TextOf("created_at") is not null
        && (
            element.Get("user").ValueKind == JsonValueKind.Object
            || element.Get("entities").ValueKind == JsonValueKind.Object
        )
        && element.TextOf("id_str", "id") is not null
            ? ReadLegacy(element, element.Get("user"), quotes)
        : element.TextOf("tweetID") is not null ? ReadVx(element, quotes)
        : element.Get("author").TextOf("screen_name") is not null && element.TextOf("id") is not null
            ? ReadFx(element, quotes)
        : null;

    /// <summary>The address of a post; without the handle it leads there all the same.</summary>
    public static string Address(string? handle, string id) => $"https://x.com/{handle ?? "i/web"}/status/{id}";

    /// <summary>When a post was written: as it says, else as its id does (only since 2010).</summary>
    public static DateTimeOffset? Moment(string? written, string id) =>
        WebDate.Parse(written)
        ?? (
            ulong.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 100_000_000_000
                ? new PostId(number).Moment
                : null
        );

    /// <summary>
    /// The text as its readers see it: entities decoded, short links the real ones, those to its own media and to what it
    /// quotes gone.
    /// </summary>
    public static string Expand(
        string text,
        IEnumerable<JsonElement> entities,
        IEnumerable<JsonElement> media,
        string? quoted
    )
    {
        foreach (var link in entities.Take(MostLinks))
        {
            if (
                link.TextOf("url") is { } address
                && WebLink.Resolve(link.TextOf("unwound_url", "expanded_url")) is { } real
            )
            {
                var isQuoted =
                    quoted is not null
                    && PostAddress.TryParse(real, out var target)
                    && target.Id.Value.ToString(CultureInfo.InvariantCulture) == quoted;
                text = text.Replace(address, isQuoted ? "" : real, StringComparison.Ordinal);
            }
        }

        foreach (var file in media)
        {
            text = file.TextOf("url") is { } address ? text.Replace(address, "", StringComparison.Ordinal) : text;
        }

        return Entities.Decode(text).Trim();
    }

    private static Post? ReadGraph(JsonElement element, int quotes)
    {
        var legacy = element.Get("legacy");
        if (Inner(legacy.Get("retweeted_status_result")) is { ValueKind: JsonValueKind.Object } original)
        {
            return Read(original, quotes);
        }

        var user = element.Get("core", "user_results", "result");
        var post = ReadLegacy(
            legacy,
            user,
            quotes: 0,
            element.TextOf("rest_id"),
            element.Get("note_tweet", "note_tweet_results", "result")
        );
        var quote = Inner(element.Get("quoted_status_result"));
        var article = element.Get("article", "article_results", "result");
        return post is null
            ? null
            : post with
            {
                Quote = quotes > 0 ? Read(quote, quotes - 1) : null,
                Title = FragmentText.Line(article.TextOf("title")),
                Text = ArticleText(article) is { Length: > 0 } body ? body : post.Text,
            };
    }

    /// <summary>The result within a wrapper, also in one that limits who may see it.</summary>
    private static JsonElement Inner(JsonElement wrapper)
    {
        var result = wrapper.Get("result");
        return result.Get("tweet") is { ValueKind: JsonValueKind.Object } visible ? visible : result;
    }

    private static string ArticleText(JsonElement article)
    {
        var paragraphs = article.Get("content_state", "blocks").Each().Select(b => b.TextOf("text")).OfType<string>();
        return string.Join("\n\n", paragraphs) is { Length: > 0 } whole
            ? whole
            : article.TextOf("plain_text", "preview_text") ?? "";
    }

    private static Post? ReadLegacy(
        JsonElement legacy,
        JsonElement user,
        int quotes,
        string? restId = null,
        JsonElement note = default
    )
    {
        if (legacy.Get("retweeted_status") is { ValueKind: JsonValueKind.Object } original)
        {
            return Read(original, quotes);
        }

        var id = legacy.TextOf("id_str") ?? restId ?? legacy.TextOf("id")!;
        // The name moved from "legacy" to "core" in 2025.
        var handle =
            user.Get("core").TextOf("screen_name")
            ?? user.Get("legacy").TextOf("screen_name")
            ?? user.TextOf("screen_name");
        var name = user.Get("core").TextOf("name") ?? user.Get("legacy").TextOf("name") ?? user.TextOf("name");
        var noteText = note.TextOf("text");
        var media = (
            legacy.Get("extended_entities", "media") is { ValueKind: JsonValueKind.Array } all
                ? all
                : legacy.Get("entities", "media")
        )
            .Each()
            .Take(MostMedia)
            .ToList();
        var quotedId = legacy.TextOf("quoted_status_id_str");
        var quote = legacy.Get("quoted_status");
        var hasQuote = quote.ValueKind == JsonValueKind.Object || restId is not null;
        var entities = noteText is null ? legacy.Get("entities") : note.Get("entity_set");
        return new Post(
            id,
            Expand(noteText ?? Shown(legacy), entities.Get("urls").Each(), media, hasQuote ? quotedId : null)
        )
        {
            Site = "X",
            Url = Address(handle, id),
            Account = handle ?? "",
            Name = FragmentText.Line(name),
            At = Moment(legacy.TextOf("created_at"), id),
            Lang = legacy.TextOf("lang"),
            ReplyTo = legacy.TextOf("in_reply_to_status_id_str", "in_reply_to_status_id"),
            Quote = quotes > 0 ? Read(quote, quotes - 1) : null,
            Media = [.. media.Select(MediaOf).OfType<PostMedia>().DistinctBy(m => m.Url)],
            Tags = [.. entities.Get("hashtags").Each().Select(h => h.TextOf("text")).OfType<string>()],
        };
    }

    /// <summary>The text without the names that an answer begins with: those it goes to (<c>display_text_range</c>, in code points).</summary>
    private static string Shown(JsonElement legacy)
    {
        var text = legacy.TextOf("full_text", "text")!;
        var start = legacy.Get("display_text_range").Each().FirstOrDefault().Number() ?? 0;
        var at = 0;
        for (; start > 0 && at < text.Length; start--)
        {
            at += char.IsSurrogatePair(text, at) ? 2 : 1;
        }

        return text.StartsWith('@') ? text[at..] : text;
    }

    private static PostMedia? MediaOf(JsonElement media) =>
        WebLink.Resolve(media.TextOf("media_url_https", "media_url")) is { } url
            ? new PostMedia(url, media.TextOf("ext_alt_text"))
            : null;

    private static Post ReadFx(JsonElement element, int quotes)
    {
        var author = element.Get("author");
        var id = element.TextOf("id")!;
        return new Post(id, element.TextOf("text") ?? "")
        {
            Site = "X",
            Url = WebLink.Resolve(element.TextOf("url")) ?? Address(author.TextOf("screen_name"), id),
            Account = author.TextOf("screen_name") ?? "",
            Name = FragmentText.Line(author.TextOf("name")),
            At = Moment(element.TextOf("created_at") ?? element.TextOf("created_timestamp"), id),
            Lang = element.TextOf("lang"),
            ReplyTo = element.TextOf("replying_to_status") ?? element.Get("replying_to").TextOf("status", "post"),
            Quote = quotes > 0 ? Read(element.Get("quote"), quotes - 1) : null,
            Media =
            [
                .. element
                    .Get("media", "photos")
                    .Each()
                    .Concat(element.Get("media", "videos").Each())
                    .Take(MostMedia)
                    .Select(m =>
                        (Url: WebLink.Resolve(m.TextOf("thumbnail_url", "url")), Alt: m.TextOf("altText", "alt_text"))
                    )
                    .Where(m => m.Url is not null)
                    .Select(m => new PostMedia(m.Url!, m.Alt)),
            ],
        };
    }

    private static Post ReadVx(JsonElement element, int quotes)
    {
        var id = element.TextOf("tweetID")!;
        return new Post(id, Entities.Decode(element.TextOf("text") ?? ""))
        {
            Site = "X",
            Url = Address(element.TextOf("user_screen_name"), id),
            Account = element.TextOf("user_screen_name") ?? "",
            Name = FragmentText.Line(element.TextOf("user_name")),
            At = Moment(element.TextOf("date_epoch", "date"), id),
            Lang = element.TextOf("lang"),
            ReplyTo = element.TextOf("replyingToID"),
            Quote = quotes > 0 ? Read(element.Get("qrt"), quotes - 1) : null,
            Media =
            [
                .. element
                    .Get("media_extended")
                    .Each()
                    .Take(MostMedia)
                    .Select(m => (Url: WebLink.Resolve(m.TextOf("thumbnail_url", "url")), Alt: m.TextOf("altText")))
                    .Where(m => m.Url is not null)
                    .Select(m => new PostMedia(m.Url!, m.Alt)),
            ],
        };
    }
}
