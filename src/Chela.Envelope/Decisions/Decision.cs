using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Decisions;

/// <summary>What <see cref="ReferenceMonitor.Decide"/> says of an effect. Immutable.</summary>
/// <param name="Verdict">Whether it runs.</param>
/// <param name="Effect">The effect's id.</param>
/// <param name="Check">The check that decided: the first that did not pass, or <see cref="Check.Approval"/>.</param>
/// <param name="Rule">Which part of it, for a program: <c>destination</c>, a rule's name.</param>
/// <param name="Why">A sentence for a person.</param>
/// <param name="Verb">The verb that granted it; to be put into <see cref="Use.Verb"/> once it is done.</param>
/// <param name="Witnesses">What grounds it.</param>
/// <param name="Certificate">All that the verdict rests on.</param>
public sealed record Decision(
    Verdict Verdict,
    EffectId Effect,
    Check Check,
    string Rule,
    string Why,
    VerbUse? Verb,
    ImmutableArray<Witness> Witnesses,
    Certificate Certificate
);
