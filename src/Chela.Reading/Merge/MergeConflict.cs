using System.Collections.Immutable;

namespace Chela.Reading.Merge;

/// <summary>A place that the owner and the generator both changed, and not in the same way: the owner's text stands.</summary>
/// <param name="Heading">The heading above the place in <see cref="MergeResult.Text"/>; empty above the first section.</param>
/// <param name="Line">Where the owner's lines begin in <see cref="MergeResult.Text"/>, 1-based; where they were, if there are none.</param>
/// <param name="Owners">The owner's lines.</param>
/// <param name="Generated">The lines generated now; empty if they, or the whole block, are no longer generated.</param>
/// <param name="Base">The lines generated last time.</param>
public sealed record MergeConflict(
    string Heading,
    int Line,
    ImmutableArray<string> Owners,
    ImmutableArray<string> Generated,
    ImmutableArray<string> Base
);
