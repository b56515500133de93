using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>
/// A rule of the owner's. <see cref="Verdict.Deny"/> and <see cref="Verdict.Ask"/> hold whatever else is so;
/// <see cref="Verdict.Allow"/> grants the verb, and grounds the destinations that its condition names.
/// </summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="When">Which effects it is about.</param>
/// <param name="Verdict">What it says of them.</param>
public sealed record PolicyRule(string Name, Condition When, Verdict Verdict)
{
    /// <summary>Whether it says anything of an effect. No rule allows an <see cref="EffectKind.Configure"/>.</summary>
    public bool Fits(EffectFacts facts) =>
        When.Fits(facts, Verdict == Verdict.Allow)
        && (Verdict != Verdict.Allow || facts.Effect.Kind != EffectKind.Configure);

    /// <summary>Whether <paramref name="other"/> never matters, because this rule holds wherever it would.</summary>
    /// <param name="other">The other rule.</param>
    /// <param name="isEarlier">Whether this one stands before the other, and so is named first.</param>
    public bool Shadows(PolicyRule other, bool isEarlier) =>
        (Verdict > other.Verdict || (Verdict == other.Verdict && isEarlier))
        && When.Covers(other.When, Verdict == Verdict.Allow);
}
