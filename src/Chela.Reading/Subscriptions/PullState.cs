using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>
/// What is remembered of a feed from one pull to the next. It can be lost without harm: then the feed is asked as if for the
/// first time, and the shelf knows what it has. Immutable.
/// </summary>
public sealed record PullState
{
    /// <summary>When it was asked last; null if never.</summary>
    public DateTimeOffset? AskedAt { get; init; }

    /// <summary>When it was read last, or had not changed; null if never.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    /// <summary>When it is to be asked next; null for now.</summary>
    public DateTimeOffset? Due { get; init; }

    /// <summary>When its server wants to be asked again, and not before; null if it does not say.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>How often in a row it could not be read.</summary>
    public int Failures { get; init; }

    /// <summary>Why it could not be read the last time; null if it could.</summary>
    public string? Reason { get; init; }

    /// <summary>What could not be read of it the last time that it changed; null for nothing.</summary>
    public string? Problem { get; init; }

    /// <summary>Its entity tag.</summary>
    public string? ETag { get; init; }

    /// <summary>Its date, as the server told it.</summary>
    public string? LastModified { get; init; }

    /// <summary>The hash of its bytes as they were last.</summary>
    public ContentHash? Body { get; init; }

    /// <summary>What it calls itself.</summary>
    public string? Title { get; init; }

    /// <summary>The page that it says it is of.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>Between two pulls, as it was settled last.</summary>
    public TimeSpan? Interval { get; init; }

    /// <summary>The usual time between two of its entries; null if they have no dates.</summary>
    public TimeSpan? Gap { get; init; }

    /// <summary>How long it wants to be left alone; null if it does not say.</summary>
    public TimeSpan? Wish { get; init; }

    /// <summary>The hours, in UTC, in which it wants to be left alone.</summary>
    public ImmutableArray<int> SkipHours { get; init; } = [];

    /// <summary>The days, in UTC, on which it wants to be left alone.</summary>
    public ImmutableArray<DayOfWeek> SkipDays { get; init; } = [];

    /// <summary>When its newest entry was published.</summary>
    public DateTimeOffset? Newest { get; init; }

    /// <summary>The entries that were there, by what tells them apart (<see cref="EntryKeys"/>), the latest first.</summary>
    public ImmutableArray<string> Seen { get; init; } = [];
}
