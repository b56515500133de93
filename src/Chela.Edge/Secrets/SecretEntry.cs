using System.Collections.Immutable;

namespace Chela.Edge.Secrets;

/// <summary>A secret as it lies in the file: nonce, ciphertext and tag in a row.</summary>
internal sealed record SecretEntry(string Name, ImmutableArray<string> Hosts, DateTimeOffset SetAt, byte[] Sealed);
