using System.Collections.Immutable;
using System.Text.Json;
using Chela.Reading.Subscriptions;

namespace Chela.Terminals;

/// <summary>A feed as <c>--json</c> prints it: one object, one line.</summary>
internal sealed record FollowedFeedJson(
    string Schema,
    int Version,
    string Id,
    string Url,
    string? Title,
    string? Site,
    ImmutableArray<string> Folders,
    bool Private,
    DateTimeOffset Added,
    DateTimeOffset? Gone,
    DateTimeOffset? Asked,
    DateTimeOffset? Read,
    DateTimeOffset? Due,
    double? IntervalSeconds,
    DateTimeOffset? Newest,
    int Failures,
    string? Error
)
{
    /// <summary>The form of a feed with what was seen of it.</summary>
    public static string Of(FollowedFeed feed, PullState state) =>
        JsonSerializer.Serialize(
            new FollowedFeedJson(
                "chela.feed",
                1,
                feed.Id.ToString(),
                feed.Url,
                feed.Subscription.Title ?? state.Title,
                feed.Subscription.SiteUrl ?? state.SiteUrl,
                feed.Subscription.Folders,
                feed.IsPrivate,
                feed.AddedAt,
                feed.GoneAt,
                state.AskedAt,
                state.ReadAt,
                state.Due,
                state.Interval?.TotalSeconds,
                state.Newest,
                state.Failures,
                state.Reason
            ),
            LineJson.Readable.FollowedFeedJson
        );
}
