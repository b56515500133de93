using System.Collections.Immutable;

namespace Chela.Agent.Search;

/// <summary>What a source has.</summary>
/// <param name="Entries">All of it.</param>
public sealed record SearchListing(ImmutableArray<SearchEntry> Entries)
{
    /// <summary>What tells whether anything changed later; null where only another listing can.</summary>
    public string? Mark { get; init; }

    /// <summary>What could not be looked at, and why: a sentence each, for the owner.</summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
