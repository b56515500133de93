using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>Which feeds are to be asked, and how.</summary>
/// <param name="Feeds">The feeds that the owner named; empty for those that are due.</param>
/// <param name="IsAll">Whether those are asked too that are not due.</param>
/// <param name="Backlog">How many entries to take although they were there before; null for new ones.</param>
/// <param name="AllowPrivate">Whether hosts of the owner's own network may be asked.</param>
/// <param name="IsOffline">Whether nothing is fetched.</param>
internal sealed record PullRequest(
    ImmutableArray<ContentHash> Feeds,
    bool IsAll,
    int? Backlog,
    bool AllowPrivate,
    bool IsOffline
);
