using System.Collections.Immutable;

namespace Chela.Reading.Subscriptions;

/// <summary>A line of the log of feeds, as JSON has it; which members there are depends on the type.</summary>
internal sealed record FeedLine(int V, string Type, DateTimeOffset At, string Feed)
{
    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Site { get; init; }

    public string? Description { get; init; }

    public ImmutableArray<string>? Folders { get; init; }

    public bool? Private { get; init; }
}
