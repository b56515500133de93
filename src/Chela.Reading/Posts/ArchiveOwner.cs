using System.Globalization;
using System.Text.Json;
using Chela.Reading.Feeds;
using Chela.Reading.Form;

namespace Chela.Reading.Posts;

/// <summary>
/// Whose archive of X a file of posts is out of. The posts do not say it; an answer to one of them by the owner names whom it answers, and
/// the address of a picture whose post it stands in.
/// </summary>
internal static class ArchiveOwner
{
    /// <summary>The handle; null if no post tells.</summary>
    public static string? Of(JsonElement archive)
    {
        var posts = archive
            .Each()
            .Select(e => e.Get("tweet") is { ValueKind: JsonValueKind.Object } inner ? inner : e)
            .ToList();
        var ids = posts.Select(p => p.TextOf("id_str", "id")).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return posts.Select(p => OfPost(p, ids)).FirstOrDefault(h => h is not null);
    }

    /// <summary>The posts as the owner's. What begins as a repost is somebody else's.</summary>
    public static List<Post> Sign(List<Post> posts, string? handle) =>
        handle is null
            ? posts
            :
            [
                .. posts.Select(p =>
                    p.Account.Length > 0 || p.Text.StartsWith("RT @", StringComparison.Ordinal)
                        ? p
                        : p with
                        {
                            Account = handle,
                            Url = XPosts.Address(handle, p.Id),
                        }
                ),
            ];

    private static string? OfPost(JsonElement post, HashSet<string> ids) =>
        post.TextOf("in_reply_to_screen_name") is { } answered
        && post.TextOf("in_reply_to_status_id_str", "in_reply_to_status_id") is { } before
        && ids.Contains(before)
            ? answered
            : post.Get("entities", "media")
                .Each()
                .Concat(post.Get("extended_entities", "media").Each())
                .Select(m =>
                    PostAddress.TryParse(m.TextOf("expanded_url"), out var address)
                    && address.Id.Value.ToString(CultureInfo.InvariantCulture) == post.TextOf("id_str", "id")
                        ? address.Handle
                        : null
                )
                .FirstOrDefault(h => h is not null);
}
