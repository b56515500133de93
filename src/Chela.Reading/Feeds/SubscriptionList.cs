using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>A list of feeds, read out of OPML.</summary>
/// <param name="Title">What it is called; null if it has no title.</param>
/// <param name="Feeds">The feeds in their order.</param>
/// <param name="Problems">What could not be read.</param>
public sealed record SubscriptionList(
    string? Title,
    ImmutableArray<Subscription> Feeds,
    ImmutableArray<CaptureProblem> Problems
);
