using System.Collections.Immutable;

namespace Chela.Reading.Captures;

/// <summary>
/// What was read out of a capture: one item, or many of a feed or an export, in their order; and what could not be read.
/// Without items the problems say why.
/// </summary>
/// <param name="Items">The items.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record CaptureReading(ImmutableArray<ReadItem> Items, ImmutableArray<CaptureProblem> Problems)
{
    /// <summary>What a text that is too long to be read says of itself at its beginning; null for all others.</summary>
    public ReadItem? Heading { get; init; }

    /// <summary>One item, whole.</summary>
    public static CaptureReading Of(ReadItem item) => new([item], []);

    /// <summary>Nothing, and why.</summary>
    public static CaptureReading Unreadable(string reason, string? place = null) =>
        new([], [new CaptureProblem(place, reason)]);
}
