using System.Collections.Immutable;

namespace Chela.Feeds;

/// <summary>What is to be followed, and how.</summary>
/// <param name="Inputs">Addresses of feeds or pages, and lists of feeds, as the owner named them.</param>
/// <param name="IsPrivate">Whether only the owner may see what is in them.</param>
/// <param name="AllowPrivate">Whether hosts of the owner's own network may be asked.</param>
/// <param name="IsOffline">Whether nothing is fetched: addresses are taken at their word.</param>
internal sealed record AddRequest(ImmutableArray<string> Inputs, bool IsPrivate, bool AllowPrivate, bool IsOffline);
