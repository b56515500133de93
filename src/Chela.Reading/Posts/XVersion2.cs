using System.Text.Json;
using Chela.Reading.Feeds;

namespace Chela.Reading.Posts;

/// <summary>Answers of the X API v2: posts in <c>data</c>, what they refer to in <c>includes</c>.</summary>
internal static class XVersion2
{
    public static bool Fits(JsonElement root)
    {
        var data = root.Get("data");
        var first = data.ValueKind == JsonValueKind.Array ? data.Each().FirstOrDefault() : data;
        return first.TextOf("id") is not null
            && first.TextOf("text") is not null
            && (
                first.TextOf("author_id", "created_at") is not null
                || first.Get("edit_history_tweet_ids").ValueKind == JsonValueKind.Array
            );
    }

    public static IEnumerable<Post> Read(JsonElement root)
    {
        var includes = root.Get("includes");
        var users = Index(includes.Get("users"), "id");
        var media = Index(includes.Get("media"), "media_key");
        var others = Index(includes.Get("tweets"), "id");
        var data = root.Get("data");
        var posts = data.ValueKind == JsonValueKind.Array ? data.Each() : [data];
        return posts.Where(p => p.TextOf("id") is not null).Select(p => ReadPost(p, users, media, others, quotes: 1));
    }

    private static Post ReadPost(
        JsonElement post,
        Dictionary<string, JsonElement> users,
        Dictionary<string, JsonElement> media,
        Dictionary<string, JsonElement> others,
        int quotes
    )
    {
        if (
            Referenced(post, "retweeted") is { } reposted
            && quotes > 0
            && others.TryGetValue(reposted, out var original)
        )
        {
            return ReadPost(original, users, media, others, quotes - 1);
        }

        var id = post.TextOf("id")!;
        var user = users.GetValueOrDefault(post.TextOf("author_id") ?? "");
        var quoted = Referenced(post, "quoted");
        var quote =
            quotes > 0 && quoted is not null && others.TryGetValue(quoted, out var other)
                ? ReadPost(other, users, media, others, quotes - 1)
                : null;
        var note = post.Get("note_tweet");
        var entities = (note.TextOf("text") is null ? post : note).Get("entities", "urls").Each().ToList();
        return new Post(
            id,
            XPosts.Expand(
                note.TextOf("text") ?? post.TextOf("text") ?? "",
                entities.Where(e => e.TextOf("media_key") is null),
                entities.Where(e => e.TextOf("media_key") is not null),
                quote?.Id
            )
        )
        {
            Site = "X",
            Url = XPosts.Address(user.TextOf("username"), id),
            Account = user.TextOf("username") ?? post.TextOf("author_id") ?? "",
            Name = FragmentText.Line(user.TextOf("name")),
            At = XPosts.Moment(post.TextOf("created_at"), id),
            Lang = post.TextOf("lang"),
            ReplyTo = Referenced(post, "replied_to"),
            Quote = quote,
            Media =
            [
                .. post.Get("attachments", "media_keys")
                    .Each()
                    .Select(k => media.GetValueOrDefault(k.Text() ?? ""))
                    .Select(m =>
                        (Url: WebLink.Resolve(m.TextOf("url", "preview_image_url")), Alt: m.TextOf("alt_text"))
                    )
                    .Where(m => m.Url is not null)
                    .Select(m => new PostMedia(m.Url!, m.Alt)),
            ],
            Tags = [.. post.Get("entities", "hashtags").Each().Select(h => h.TextOf("tag")).OfType<string>()],
        };
    }

    private static string? Referenced(JsonElement post, string type) =>
        post.Get("referenced_tweets")
            .Each()
            .Where(r => r.TextOf("type") == type)
            .Select(r => r.TextOf("id"))
            .FirstOrDefault();

    private static Dictionary<string, JsonElement> Index(JsonElement list, string key)
    {
        var index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var element in list.Each())
        {
            if (element.TextOf(key) is { } id)
            {
                index[id] = element;
            }
        }

        return index;
    }
}
