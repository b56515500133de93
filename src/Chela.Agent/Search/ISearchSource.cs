using System.Collections.Immutable;

namespace Chela.Agent.Search;

/// <summary>
/// Where texts to search come from. The index asks it at each search what there is now, and reads what is new or has another version
/// than it had; what is not named any more is forgotten. One source for each kind; made for one search, used by one caller at a time.
/// </summary>
public interface ISearchSource
{
    /// <summary>What its texts are.</summary>
    SearchKind Kind { get; }

    /// <summary>Everything that there is now, without reading it. Costs as little as can be: it is called for each search.</summary>
    /// <param name="mark">The mark of the last listing that was read to its end; null if there is none.</param>
    /// <param name="cancellation">The search was given up.</param>
    /// <returns>The listing; null if nothing came, changed or was forgotten since <paramref name="mark"/>.</returns>
    ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation);

    /// <summary>Reads an entry of the listing.</summary>
    /// <returns>Its texts; none of what cannot be read, which is not tried again until it has another version.</returns>
    ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation);

    /// <summary>Lets go of what it opened, after the search; most open nothing that stays open.</summary>
    ValueTask CloseAsync() => ValueTask.CompletedTask;
}
