using Chela.Envelope.Decisions;

namespace Chela.Audit;

/// <summary>What came of checking a line.</summary>
/// <param name="Verdict">The verdict that holds; null if there is none.</param>
/// <param name="Problem">What is wrong; null if nothing is.</param>
internal readonly record struct AuditFinding(Verdict? Verdict, string? Problem)
{
    /// <summary>Where in the line, from 1, in characters; null if it is all of it.</summary>
    public int? Column { get; init; }

    /// <summary>An answer that holds no certificate.</summary>
    public static AuditFinding None => default;

    /// <summary>The verdict holds.</summary>
    public static AuditFinding Good(Verdict verdict) => new(verdict, null);

    /// <summary>The certificate does not hold.</summary>
    public static AuditFinding Bad(string problem) => new(null, problem);
}
