using System.Collections.Immutable;
using Chela.Reading.Subscriptions;

namespace Chela.Feeds;

/// <summary>What came of asking a feed.</summary>
/// <param name="Feed">The feed, as it is followed now.</param>
/// <param name="State">What is remembered of it.</param>
internal sealed record PulledFeed(FollowedFeed Feed, PullState State)
{
    /// <summary>What came, in a clause; null if it could not be read.</summary>
    public string? News { get; init; }

    /// <summary>Why it could not be read, or not be kept; null if all went well.</summary>
    public string? Error { get; init; }

    /// <summary>What to do about the error; null for nothing.</summary>
    public string? Advice { get; init; }

    /// <summary>What deserves a look.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
