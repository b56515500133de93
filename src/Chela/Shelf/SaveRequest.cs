using System.Collections.Immutable;

namespace Chela.Shelf;

/// <summary>What is to be saved, and how.</summary>
/// <param name="Inputs">Addresses, paths, and <c>-</c> for standard input, as the owner named them.</param>
/// <param name="Note">What the owner writes beside all of them; null for nothing.</param>
/// <param name="IsPrivate">Whether only the owner may see them.</param>
/// <param name="AllowPrivate">Whether hosts of the owner's own network may be asked.</param>
/// <param name="IsOffline">Whether nothing is fetched.</param>
internal sealed record SaveRequest(
    ImmutableArray<string> Inputs,
    string? Note,
    bool IsPrivate,
    bool AllowPrivate,
    bool IsOffline
);
