using System.Text;
using System.Text.Json;
using Chela.Reading.Dates;
using Chela.Reading.Feeds;

namespace Chela.Reading.Posts;

/// <summary>Posts of Bluesky as its interface gives them (docs.bsky.app, <c>app.bsky.feed.defs#postView</c>).</summary>
internal static class BlueskyPosts
{
    /// <summary>A post, if an object is one.</summary>
    /// <param name="element">A post as it is viewed, or one that is quoted, whose text stands in <c>value</c>.</param>
    /// <param name="quotes">How often what it quotes is looked into.</param>
    public static Post? Read(JsonElement element, int quotes = 1)
    {
        var record =
            element.Get("record") is { ValueKind: JsonValueKind.Object } viewed && viewed.TextOf("uri") is null
                ? viewed
                : element.Get("value");
        var author = element.Get("author");
        if (
            element.TextOf("uri") is not { } uri
            || !uri.StartsWith("at://", StringComparison.Ordinal)
            || record.Get("text").ValueKind != JsonValueKind.String
            || author.TextOf("handle", "did") is not { } account
        )
        {
            return null;
        }

        var embeds = element.Get("embeds").Each().Prepend(element.Get("embed")).ToList();
        var quoted = embeds
            .Select(e => e.Get("record"))
            .Select(r => r.Get("record") is { ValueKind: JsonValueKind.Object } inner ? inner : r)
            .FirstOrDefault(r => r.ValueKind == JsonValueKind.Object);
        return new Post(uri, TextOf(record))
        {
            Site = "Bluesky",
            Url = $"https://bsky.app/profile/{account}/post/{uri[(uri.LastIndexOf('/') + 1)..]}",
            Account = account,
            Name = FragmentText.Line(author.TextOf("displayName")),
            At = WebDate.Parse(record.TextOf("createdAt") ?? element.TextOf("indexedAt")),
            Lang = record.Get("langs").Each().Select(l => l.Text()).FirstOrDefault(),
            ReplyTo = record.Get("reply", "parent").TextOf("uri"),
            Quote = quotes > 0 ? Read(quoted, quotes - 1) : null,
            Media =
            [
                .. embeds
                    .Concat(embeds.Select(e => e.Get("media")))
                    .SelectMany(MediaOf)
                    .DistinctBy(m => m.Url)
                    .Take(64),
            ],
            Tags =
            [
                .. record
                    .Get("facets")
                    .Each()
                    .SelectMany(f => f.Get("features").Each())
                    .Select(f => f.TextOf("tag"))
                    .OfType<string>(),
            ],
        };
    }

    private static IEnumerable<PostMedia> MediaOf(JsonElement embed) =>
        embed
            .Get("images")
            .Each()
            .Append(embed)
            .Select(i => (Url: WebLink.Resolve(i.TextOf("fullsize", "thumbnail")), Alt: i.TextOf("alt")))
            .Where(i => i.Url is not null)
            .Select(i => new PostMedia(i.Url!, i.Alt));

    /// <summary>The text with its links whole: a facet marks by UTF-8 bytes where a link, often shortened, stands.</summary>
    private static string TextOf(JsonElement record)
    {
        var text = Encoding.UTF8.GetBytes(record.Get("text").Text() ?? "");
        var whole = new List<byte>(text.Length);
        var done = 0;
        foreach (var facet in record.Get("facets").Each().OrderBy(f => f.Get("index", "byteStart").Number()))
        {
            var (start, end) = (
                facet.Get("index", "byteStart").Number() ?? -1,
                facet.Get("index", "byteEnd").Number() ?? -1
            );
            var link = facet
                .Get("features")
                .Each()
                .Select(f => WebLink.Resolve(f.TextOf("uri")))
                .FirstOrDefault(u => u is not null);
            if (link is null || start < done || end <= start || end > text.Length)
            {
                continue;
            }

            whole.AddRange(text.AsSpan(done, start - done));
            var words = Encoding.UTF8.GetString(text, start, end - start);
            var isShortened =
                words.EndsWith('…')
                || words.EndsWith("...", StringComparison.Ordinal)
                || link.Contains(words, StringComparison.OrdinalIgnoreCase);
            whole.AddRange(Encoding.UTF8.GetBytes(isShortened ? link : $"{words} ({link})"));
            done = end;
        }

        whole.AddRange(text.AsSpan(done));
        return Encoding.UTF8.GetString([.. whole]);
    }
}
