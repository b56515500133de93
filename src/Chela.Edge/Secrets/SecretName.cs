using System.Collections.Immutable;

namespace Chela.Edge.Secrets;

/// <summary>What may be told of a secret.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hosts">Where it may go.</param>
/// <param name="SetAt">When it was set.</param>
public sealed record SecretName(string Name, ImmutableArray<string> Hosts, DateTimeOffset SetAt);
