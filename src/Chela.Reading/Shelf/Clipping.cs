using System.Collections.Immutable;

namespace Chela.Reading.Shelf;

/// <summary>A note that was made of an item of the shelf, and where its parts came from.</summary>
/// <param name="Text">The note.</param>
/// <param name="Parts">Its highlights and blocks, in order.</param>
public sealed record Clipping(string Text, ImmutableArray<ClippingPart> Parts);
