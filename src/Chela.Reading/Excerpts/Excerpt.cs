using System.Collections.Immutable;
using Chela.Reading.Evidence;

namespace Chela.Reading.Excerpts;

/// <summary>What a clipping says, in its own words.</summary>
/// <param name="Highlights">What the owner marked, in order.</param>
/// <param name="Sentences">Sentences from the beginning of the text, in order; none if it has no prose.</param>
public sealed record Excerpt(ImmutableArray<Statement> Highlights, ImmutableArray<Statement> Sentences);
