using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>A feed and what in it could not be read; without a feed the problems say why.</summary>
/// <param name="Feed">The feed; null if it is none.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record FeedReading(Feed? Feed, ImmutableArray<CaptureProblem> Problems)
{
    /// <summary>Where all entries stand in the text, those too that were left out; null where nobody knows.</summary>
    public TextPlace? AllEntries { get; init; }
}
