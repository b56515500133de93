using System.Collections.Immutable;

namespace Chela.Envelope.Authorities;

/// <summary>Finds the parts of an owner message that are not the owner's own words.</summary>
public static class QuotedParts
{
    /// <summary>The parts in order, none overlapping.</summary>
    /// <param name="text">The message.</param>
    /// <param name="marked">Parts that the channel marked: start and length in characters.</param>
    public static ImmutableArray<CutSpan> Of(string text, IEnumerable<(int Start, int Length)> marked) =>
        text.Length < 0 && marked.Any() ? [] : [];
}
