using System.Collections.Immutable;
using Chela.Envelope.Labels;

namespace Chela.Agent.Search;

/// <summary>A text to search.</summary>
/// <param name="Id">By which it is named afterwards: an item's id, a path, a message's id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Text">The text.</param>
/// <param name="Label">Where title and text come from, and who may see them.</param>
public sealed record SearchDocument(string Id, string Title, string Text, Label Label)
{
    /// <summary>What else it is found by, and never shown: author, site, tags.</summary>
    public string About { get; init; } = "";

    /// <summary>Its address; null if it has none.</summary>
    public string? Address { get; init; }

    /// <summary>The full path of the file that spans point into; null if it is in none.</summary>
    public string? Path { get; init; }

    /// <summary>When it was saved, written, said; null if nobody knows.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The parts of the text that stand together in its source, in order, the first at 0.</summary>
    public ImmutableArray<SearchPassage> Passages { get; init; } = [];
}
