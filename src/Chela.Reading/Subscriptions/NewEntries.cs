using System.Collections.Immutable;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>Which entries of a feed go to the shelf.</summary>
/// <param name="Entries">They, with their place in the feed and their id on the shelf, the oldest first.</param>
/// <param name="Passed">How many others were new too, and are older than what is taken at once.</param>
/// <param name="Seen">What to remember of the feed afterwards.</param>
public sealed record NewEntries(
    ImmutableArray<(int Place, ContentHash Item, FeedEntry Entry)> Entries,
    int Passed,
    ImmutableArray<string> Seen
)
{
    /// <summary>What a feed had before the owner followed it: the newest few give a taste.</summary>
    public const int FirstTime = 10;

    /// <summary>No feed may put more onto the shelf at once.</summary>
    public const int AtOnce = 500;

    /// <summary>Entries that were there are remembered for a while, for some feeds lose them and find them again.</summary>
    private const int LeastSeen = 2000;

    /// <summary>Chooses.</summary>
    /// <param name="id">The feed's id.</param>
    /// <param name="feed">The feed.</param>
    /// <param name="before">What was remembered of it.</param>
    /// <param name="backlog">How many entries to take although they were passed over before; null for those that are new.</param>
    /// <param name="isOnShelf">Whether the shelf has, or had, an item.</param>
    /// <param name="now">The time.</param>
    public static NewEntries Of(
        ContentHash id,
        Feed feed,
        PullState before,
        int? backlog,
        Func<ContentHash, bool> isOnShelf,
        DateTimeOffset now
    )
    {
        var keys = new EntryKeys(feed);
        var seen = before.Seen.ToHashSet(StringComparer.Ordinal);
        var limit = backlog ?? (before.ReadAt is null ? FirstTime : AtOnce);
        var fresh = feed
            .Entries.Select((entry, place) => (Place: place, Item: keys.ItemOf(id, entry), Entry: entry))
            .Where(e => backlog is not null || !keys.Of(e.Entry).Any(seen.Contains))
            .DistinctBy(e => e.Item)
            .Where(e => !isOnShelf(e.Item))
            .ToList();
        // By date, where there is one; what has none keeps its place behind those that do.
        var taken = fresh
            .OrderByDescending(e => e.Entry.Item.Published <= now ? e.Entry.Item.Published : null)
            .Take(limit)
            .Reverse()
            .ToImmutableArray();
        var current = keys.All.ToList();
        return new NewEntries(
            taken,
            fresh.Count - taken.Length,
            [
                .. current
                    .Concat(before.Seen)
                    .Distinct(StringComparer.Ordinal)
                    .Take(Math.Max(LeastSeen, 2 * current.Count)),
            ]
        );
    }
}
