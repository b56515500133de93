using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Text;

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

    /// <summary>
    /// Identifies all that a reader sees of it: two tasks of one identity are one. Null where nobody knows.
    /// </summary>
    public ContentHash? Identity { get; init; }

    /// <summary>Its passages, in their order.</summary>
    public ImmutableArray<Passage> Passages
    {
        get => field.IsDefault ? (Text?.Value.Passages ?? []) : field;
        init;
    }

    /// <summary>The links in them, in their order.</summary>
    public ImmutableArray<SourceLink> Links
    {
        get => field.IsDefault ? (Text?.Value.Links ?? []) : field;
        init;
    }

    /// <summary>What passages and links are taken out of when somebody asks for them: who knows the card does not.</summary>
    internal Lazy<PassageList>? Text { get; init; }
}
