namespace Chela.Envelope.Decisions;

/// <summary>What one check says of an effect.</summary>
/// <param name="Check">The check.</param>
/// <param name="Verdict"><see cref="Verdict.Allow"/> if it has nothing against it.</param>
/// <param name="Rule">Which part of it; empty if it has nothing against it.</param>
/// <param name="Why">A sentence for a person; empty if it has nothing against it.</param>
public sealed record CheckResult(Check Check, Verdict Verdict, string Rule, string Why);
