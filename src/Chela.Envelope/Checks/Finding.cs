using Chela.Envelope.Decisions;

namespace Chela.Envelope.Checks;

/// <summary>What a check has to say against an effect.</summary>
/// <param name="Verdict">Whether to ask or to deny.</param>
/// <param name="Check">The check.</param>
/// <param name="Rule">Which part of it, for a program.</param>
/// <param name="Why">A sentence for the owner.</param>
internal sealed record Finding(Verdict Verdict, Check Check, string Rule, string Why)
{
    /// <summary>The owner is to be asked.</summary>
    public static Finding Ask(Check check, string rule, string why) => new(Verdict.Ask, check, rule, why);

    /// <summary>The effect must not run.</summary>
    public static Finding Deny(Check check, string rule, string why) => new(Verdict.Deny, check, rule, why);
}
