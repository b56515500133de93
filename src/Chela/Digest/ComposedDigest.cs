using System.Collections.Immutable;
using Chela.Reading.Compose;
using Chela.Reading.Form;

namespace Chela.Digest;

/// <summary>A digest that is ready to be written.</summary>
/// <param name="Week">Its week.</param>
/// <param name="Style">Its style.</param>
/// <param name="Outline">Its entries in order.</param>
/// <param name="Vaults">The vaults its images are in, by number.</param>
internal sealed record ComposedDigest(
    IsoWeek Week,
    DigestStyle Style,
    Outline Outline,
    ImmutableArray<LoadedVault> Vaults
);
