using System.Collections.Immutable;

namespace Chela.Reading.Feeds;

/// <summary>A feed with what it says of itself. Immutable.</summary>
public sealed record Feed
{
    /// <summary>Its title, on one line; null if it has none.</summary>
    public string? Title { get; init; }

    /// <summary>What somebody wrote about it, on one line.</summary>
    public string? Description { get; init; }

    /// <summary>The page that it is of.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Where it says that it is.</summary>
    public string? SelfUrl { get; init; }

    /// <summary>Where it can be subscribed to (WebSub).</summary>
    public string? HubUrl { get; init; }

    /// <summary>Where older entries are (RFC 5005).</summary>
    public string? NextUrl { get; init; }

    /// <summary>Its language as it writes it.</summary>
    public string? Lang { get; init; }

    /// <summary>How long it wants to be left alone between two pulls: <c>ttl</c>, or <c>sy:updatePeriod</c> by <c>sy:updateFrequency</c>; null if it does not say.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The hours of the day, in UTC, in which it wants to be left alone (<c>skipHours</c>).</summary>
    public ImmutableArray<int> SkipHours { get; init; } = [];

    /// <summary>The days of the week, in UTC, on which it wants to be left alone (<c>skipDays</c>).</summary>
    public ImmutableArray<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>Its entries in its order.</summary>
    public ImmutableArray<FeedEntry> Entries { get; init; } = [];
}
