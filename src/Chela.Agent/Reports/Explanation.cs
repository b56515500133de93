using System.Collections.Immutable;

namespace Chela.Agent.Reports;

/// <summary>Why something came out as it did, for an owner who asks.</summary>
/// <param name="Subject">What it is about: a note, an item.</param>
/// <param name="Conclusion">What came out: a place, "kept", "went into …".</param>
/// <param name="Reasons">Why: clauses, the deciding one first.</param>
public sealed record Explanation(string Subject, string Conclusion, ImmutableArray<string> Reasons);
