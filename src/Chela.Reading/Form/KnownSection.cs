using System.Collections.Immutable;

namespace Chela.Reading.Form;

/// <summary>A section (H2) of the digest's form with the fixed order of its groups (H3).</summary>
/// <param name="Name">The section's name.</param>
/// <param name="Groups">Its groups in order; empty where groups are free names.</param>
public sealed record KnownSection(BilingualName Name, ImmutableArray<BilingualName> Groups);
