using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;

namespace Chela.Audit;

/// <summary>What a certificate says: the arguments of the decision, and what came of it.</summary>
/// <param name="Effect">The effect.</param>
/// <param name="Id">The id that it is said to have.</param>
/// <param name="Labels">The labels that its leaves are said to have, in order.</param>
/// <param name="Authority">What the verdict rests on.</param>
/// <param name="Policy">The policy, with the tools.</param>
/// <param name="Usage">The uses that count.</param>
/// <param name="Moment">When.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Check">The check that decided.</param>
/// <param name="Rule">Which part of it.</param>
/// <param name="Verb">The verb that granted it.</param>
/// <param name="Witnesses">What is said to ground it.</param>
internal sealed record AuditedCase(
    Effect Effect,
    EffectId Id,
    ImmutableArray<Label> Labels,
    Authority Authority,
    Policy Policy,
    Usage Usage,
    Moment Moment,
    Verdict Verdict,
    Check Check,
    string Rule,
    VerbUse? Verb,
    ImmutableArray<Witness> Witnesses
);
