using System.Collections.Immutable;

namespace Chela.Reading.Merge;

/// <summary>A place that both sides changed, and not in the same way.</summary>
/// <param name="Line">Where it begins in the owner's text, 1-based.</param>
/// <param name="Lines">The owner's lines there; empty if the owner removed them.</param>
public sealed record TextConflict(int Line, ImmutableArray<string> Lines);
