using Chela.Envelope.Decisions;

namespace Chela.Envelope.Audit;

/// <summary>What <see cref="ReferenceModel"/> says of an effect.</summary>
/// <param name="Verdict">Whether it runs.</param>
/// <param name="Check">The check that decided.</param>
/// <param name="Rule">Which part of it.</param>
public readonly record struct Derived(Verdict Verdict, Check Check, string Rule);
