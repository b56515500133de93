using System.Collections.Immutable;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Agent.Search;

/// <summary>A text that was found.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">By which it is named: an item's id, a note's full path, a message's id.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Snippet">The piece of it that shows best why it was found, as it stands there; empty if it has no text.</param>
/// <param name="Score">How well it fits, by BM25: comparable with the other hits of the same search only.</param>
/// <param name="Label">Where title and snippet come from, and who may see them.</param>
public sealed record SearchHit(SearchKind Kind, string Id, string Title, string Snippet, decimal Score, Label Label)
{
    /// <summary>Its address; null if it has none.</summary>
    public string? Address { get; init; }

    /// <summary>The full path of the file that <see cref="Span"/> points into; null if it is in none.</summary>
    public string? Path { get; init; }

    /// <summary>When it was saved, written, said; null if nobody knows.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>What was looked for, as places in the snippet, in order; none if it stands elsewhere, as in the title.</summary>
    public ImmutableArray<(int Start, int Length)> Matches { get; init; } = [];

    /// <summary>
    /// Where the snippet stands in the bytes of its source; where these are not the text itself, as in a page, the block around it.
    /// Null if nobody knows.
    /// </summary>
    public ByteSpan? Span { get; init; }

    /// <summary>Which part of a source that holds several files the span points into; null for the source itself.</summary>
    public string? Part { get; init; }
}
