using System.Collections.Immutable;

namespace Chela.Reading.Compose;

/// <summary>Where an entry was put, and why.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Reasons">Why there: clauses.</param>
/// <param name="Otherwise">Where else it could stand, if the choice is not sure; else null.</param>
internal sealed record Placed(Placement Place, ImmutableArray<string> Reasons, Placement? Otherwise = null);
