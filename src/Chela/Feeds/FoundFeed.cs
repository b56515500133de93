using System.Collections.Immutable;
using Chela.Reading.Feeds;

namespace Chela.Feeds;

/// <summary>What was found where the owner pointed: a feed, a list of them, or neither with the reason.</summary>
internal sealed record FoundFeed
{
    /// <summary>The feed; null if there is none.</summary>
    public Subscription? Feed { get; init; }

    /// <summary>Other feeds of the same page.</summary>
    public ImmutableArray<FeedLink> Others { get; init; } = [];

    /// <summary>A list of feeds; null if it is none.</summary>
    public SubscriptionList? List { get; init; }

    /// <summary>Why there is nothing.</summary>
    public string? Reason { get; init; }

    /// <summary>Nothing, and why.</summary>
    public static FoundFeed None(string reason) => new() { Reason = reason };
}
