using System.Collections.Immutable;

namespace Chela.Agent.Search;

/// <summary>What a search found.</summary>
/// <param name="Hits">The texts, the best first; none rather than a weak guess.</param>
public sealed record SearchResult(ImmutableArray<SearchHit> Hits)
{
    /// <summary>Whether the query says nothing that could be looked for, such as "what is the".</summary>
    public bool IsSenseless { get; init; }

    /// <summary>What could not be looked at, and why: a sentence each, for the owner.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
