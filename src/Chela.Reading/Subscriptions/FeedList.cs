using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>The feeds that the owner follows, as all events have made them. Not thread-safe.</summary>
public sealed class FeedList
{
    /// <summary>Fewer letters of an id name nothing.</summary>
    public const int ShortestId = 4;

    private readonly Dictionary<ContentHash, FollowedFeed> _feeds = [];
    private readonly List<ContentHash> _order = [];
    private readonly Dictionary<string, ContentHash> _byUrl = [];

    /// <summary>The list that <paramref name="events"/> made.</summary>
    public FeedList(IEnumerable<FeedEvent> events)
    {
        foreach (var happened in events)
        {
            Add(happened);
        }
    }

    /// <summary>All feeds, those that are gone too, in the order in which they were added.</summary>
    public IEnumerable<FollowedFeed> Feeds => _order.Select(id => _feeds[id]);

    /// <summary>The feed of that id, or null.</summary>
    public FollowedFeed? this[ContentHash id] => _feeds.GetValueOrDefault(id);

    /// <summary>The id of a feed that is added with an address; null for an address that is none of the web.</summary>
    public static ContentHash? IdOf(string url) =>
        CanonicalUrl.TryParse(url, out var canonical) ? ContentHash.Of(canonical.Value) : null;

    /// <summary>Takes in what happened. What speaks of a feed that is not there changes nothing.</summary>
    public void Add(FeedEvent happened)
    {
        switch (happened)
        {
            case FeedEvent.Added added:
                if (!_feeds.ContainsKey(added.Feed))
                {
                    _order.Add(added.Feed);
                }

                _feeds[added.Feed] = new FollowedFeed(
                    added.Feed,
                    added.Subscription,
                    added.IsPrivate,
                    _feeds.GetValueOrDefault(added.Feed)?.AddedAt ?? added.At,
                    GoneAt: null
                );
                Remember(added.Subscription.Url, added.Feed);
                break;
            case FeedEvent.Removed removed:
                _feeds.Remove(removed.Feed);
                _order.RemoveAll(id => id == removed.Feed);
                break;
            case FeedEvent.Moved moved when _feeds.TryGetValue(moved.Feed, out var feed):
                _feeds[moved.Feed] = feed with { Subscription = feed.Subscription with { Url = moved.Url } };
                Remember(moved.Url, moved.Feed);
                break;
            case FeedEvent.Gone gone when _feeds.TryGetValue(gone.Feed, out var feed):
                _feeds[gone.Feed] = feed with { GoneAt = gone.At };
                break;
        }
    }

    /// <summary>The feed that is or was at an address; null if none is followed.</summary>
    public FollowedFeed? At(string url) =>
        CanonicalUrl.TryParse(url, out var canonical) && _byUrl.TryGetValue(canonical.Value, out var id)
            ? this[id]
            : null;

    /// <summary>
    /// The feeds that a word of the owner's may mean: one by its address, or those whose id begins with it, or else those
    /// of that title, or else those that have it in their title, in any case of letters.
    /// </summary>
    public ImmutableArray<FollowedFeed> Find(string word)
    {
        if (At(word) is { } feed)
        {
            return [feed];
        }

        var site = CanonicalUrl.TryParse(word, out var url) ? url : (CanonicalUrl?)null;
        var title = Casing.ToLower(word);
        ImmutableArray<FollowedFeed> named =
        [
            .. Feeds.Where(f =>
                word.Length >= ShortestId && f.Id.ToString().StartsWith(title, StringComparison.Ordinal)
                || site is not null && CanonicalUrl.TryParse(f.Subscription.SiteUrl, out var own) && own == site
            ),
        ];
        named = named.IsEmpty ? [.. Feeds.Where(f => Casing.ToLower(f.Name) == title)] : named;
        return named.IsEmpty && title.Length > 0
            ? [.. Feeds.Where(f => Casing.ToLower(f.Name).Contains(title, StringComparison.Ordinal))]
            : named;
    }

    private void Remember(string url, ContentHash feed)
    {
        if (CanonicalUrl.TryParse(url, out var canonical))
        {
            _byUrl[canonical.Value] = feed;
        }
    }
}
