using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>Something that happened to what the owner follows; all of them in their order are the list of feeds.</summary>
/// <param name="At">When.</param>
/// <param name="Feed">The feed's id: the hash of the canonical address that it was added with.</param>
public abstract record FeedEvent(DateTimeOffset At, ContentHash Feed)
{
    /// <summary>The owner follows a feed, again perhaps.</summary>
    /// <param name="At">When.</param>
    /// <param name="Feed">Its id.</param>
    /// <param name="Subscription">Where it is and what it is called.</param>
    public sealed record Added(DateTimeOffset At, ContentHash Feed, Subscription Subscription) : FeedEvent(At, Feed)
    {
        /// <summary>Whether only the owner may see what is in it.</summary>
        public bool IsPrivate { get; init; }
    }

    /// <summary>The owner does not follow it any more.</summary>
    /// <param name="At">When.</param>
    /// <param name="Feed">Its id.</param>
    public sealed record Removed(DateTimeOffset At, ContentHash Feed) : FeedEvent(At, Feed);

    /// <summary>It said that it is elsewhere for good.</summary>
    /// <param name="At">When.</param>
    /// <param name="Feed">Its id, which stays.</param>
    /// <param name="Url">Where it is from now on.</param>
    public sealed record Moved(DateTimeOffset At, ContentHash Feed, string Url) : FeedEvent(At, Feed);

    /// <summary>It said that it is gone for good.</summary>
    /// <param name="At">When.</param>
    /// <param name="Feed">Its id.</param>
    public sealed record Gone(DateTimeOffset At, ContentHash Feed) : FeedEvent(At, Feed);
}
