using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Cards;

/// <summary>A text to be read: what a reader gets, whoever it is. Immutable.</summary>
/// <param name="Kind">What it is the text of.</param>
public sealed record ReadingTask(ItemKind Kind)
{
    /// <summary>Its address; null if it has none.</summary>
    public string? Url { get; init; }

    /// <summary>Its title; null if it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Its language as BCP 47, where the source names it; a hint and no more.</summary>
    public string? Lang { get; init; }

    /// <summary>Its passages, in their order.</summary>
    public ImmutableArray<Passage> Passages { get; init; } = [];

    /// <summary>The links in them, in their order.</summary>
    public ImmutableArray<SourceLink> Links { get; init; } = [];
}
