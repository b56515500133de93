using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Groups;

/// <summary>What is known of an entry before it has a place. Immutable.</summary>
/// <param name="Kind">What it is.</param>
public sealed record EntryFacts(ItemKind Kind)
{
    /// <summary>The digest's own headline, if the owner wrote one.</summary>
    public string? Headline { get; init; }

    /// <summary>The source's title; null if it has none of its own.</summary>
    public string? Title { get; init; }

    /// <summary>The address of the source, or of the first post; null if there is none.</summary>
    public string? Url { get; init; }

    /// <summary>Its text in Markdown, as long as it may be: only the beginning is looked at.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the owner or the site filed it under.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];
}
