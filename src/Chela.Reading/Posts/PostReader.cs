using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;

namespace Chela.Reading.Posts;

/// <summary>
/// Reads posts out of an archive of X (<c>tweet.js</c>), answers of the interfaces of X (v1.1, v2, GraphQL) and Bluesky,
/// and those of FxTwitter and vxTwitter. Advertisements are left out; posts that are not there any more are told.
/// </summary>
public static partial class PostReader
{
    /// <summary>Posts beyond this number are left out.</summary>
    public const int MaxPosts = 200_000;

    private const int Look = 262_144;

    /// <summary>Whether a text holds posts, by its beginning.</summary>
    public static bool Fits(string text)
    {
        var head = text.AsSpan(0, Math.Min(Look, text.Length)).TrimStart("\uFEFF \t\r\n");
        return head is ['{' or '[' or 'w', ..]
            && (
                Archive().IsMatch(head)
                || (
                    head[0] != 'w'
                    && (
                        head.Contains("\"tweet_results\"", StringComparison.Ordinal)
                        || head.Contains("\"full_text\"", StringComparison.Ordinal)
                        || head.Contains("\"edit_history_tweet_ids\"", StringComparison.Ordinal)
                        || head.Contains("\"tweetID\"", StringComparison.Ordinal)
                        || Bluesky().IsMatch(head)
                        || Fx().IsMatch(head)
                        || Version2().IsMatch(head)
                    )
                )
            );
    }

    /// <summary>Reads posts; those in which an author goes on are one item.</summary>
    public static CaptureReading Read(string text)
    {
        var start = Archive().Match(text.Length > 512 ? text[..512] : text) is { Success: true } head ? head.Length : 0;
        using var json = JsonText.Parse(text.AsMemory(start).TrimEnd("; \t\r\n"), out var problem);
        if (json is null)
        {
            return new CaptureReading([], [problem!]);
        }

        var (posts, gone) = Find(json.RootElement);
        posts = start > 0 ? ArchiveOwner.Sign(posts, ArchiveOwner.Of(json.RootElement)) : posts;
        var problems = ImmutableArray.CreateBuilder<CaptureProblem>();
        if (gone > 0)
        {
            problems.Add(
                new CaptureProblem(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected posts, found {gone} that are not there any more"
                    )
                )
            );
        }

        if (posts.Count >= MaxPosts)
        {
            problems.Add(
                new CaptureProblem(
                    null,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"expected at most {MaxPosts} posts, found more; the first ones were read"
                    )
                )
            );
        }

        if (posts.Count == 0 && gone == 0)
        {
            problems.Add(new CaptureProblem(null, "expected posts, found none"));
        }

        return new CaptureReading(PostThreads.Join(posts), problems.ToImmutable());
    }

    /// <summary>All posts of a document in its order, wherever they stand in it: every answer wraps them in its own way.</summary>
    private static (List<Post> Posts, int Gone) Find(JsonElement root)
    {
        if (XVersion2.Fits(root))
        {
            return ([.. XVersion2.Read(root).Take(MaxPosts)], 0);
        }

        var posts = new List<Post>();
        var gone = 0;
        var open = new Stack<JsonElement>([root]);
        while (posts.Count < MaxPosts && open.TryPop(out var element))
        {
            if (element.ValueKind == JsonValueKind.Object)
            {
                if (element.Get("promotedMetadata").ValueKind == JsonValueKind.Object)
                {
                    continue;
                }

                if ((XPosts.Read(element) ?? BlueskyPosts.Read(element)) is { } post)
                {
                    posts.Add(post);
                    continue;
                }

                gone += element.TextOf("__typename", "$type")
                    is "TweetTombstone"
                        or "app.bsky.feed.defs#notFoundPost"
                        or "app.bsky.feed.defs#blockedPost"
                    ? 1
                    : 0;
            }

            var within = element.ValueKind == JsonValueKind.Array ? element.Each() : Ordered(element);
            foreach (
                var next in within.Where(e => e.ValueKind is JsonValueKind.Object or JsonValueKind.Array).Reverse()
            )
            {
                open.Push(next);
            }
        }

        return (posts, gone);
    }

    /// <summary>The values of an object; what a post answers before it, its answers behind it.</summary>
    private static IEnumerable<JsonElement> Ordered(JsonElement element) =>
        element
            .Properties()
            .OrderBy(p =>
                JsonText.NameOf(p) switch
                {
                    "parent" => 0,
                    "replies" => 2,
                    _ => 1,
                }
            )
            .Select(p => p.Value);

    [GeneratedRegex(@"\A\uFEFF?\s*window\.YTD\.[a-z_]{1,32}\.part[0-9]{1,4}\s*=\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Archive();

    [GeneratedRegex(@"""uri""\s*:\s*""at://[^""]{1,256}/app\.bsky\.feed\.post/", RegexOptions.CultureInvariant)]
    private static partial Regex Bluesky();

    [GeneratedRegex(
        @"\A\{\s*""code""\s*:\s*[0-9]{3}\b[\s\S]{0,65536}""screen_name""\s*:\s*""",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Fx();

    [GeneratedRegex(
        @"\A\{\s*""data""\s*:\s*[\[{][\s\S]{0,4096}""(?:author_id|conversation_id)""\s*:",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Version2();
}
