using Chela.Envelope.Decisions;

namespace Chela.Envelope.Checks;

/// <summary>What a check has to say against an effect; or, at the end, that nothing is.</summary>
/// <param name="Verdict">Whether to ask or to deny.</param>
/// <param name="Check">The check.</param>
/// <param name="Rule">Which part of it, for a program.</param>
/// <param name="Why">A sentence for the owner.</param>
internal sealed record Finding(Verdict Verdict, Check Check, string Rule, string Why)
{
    /// <summary>No check has anything to say.</summary>
    public static Finding Passed { get; } = new(Verdict.Allow, Check.Approval, "checks", "Every check passes.");

    /// <summary>No check has anything to say, for the owner ordered just this.</summary>
    public static Finding Ordered { get; } = new(Verdict.Allow, Check.Approval, "order", "It is what you asked for.");

    /// <summary>The owner approved what would have been asked.</summary>
    public static Finding Approved { get; } = new(Verdict.Allow, Check.Approval, "approval", "You approved it.");

    /// <summary>The owner is to be asked.</summary>
    public static Finding Ask(Check check, string rule, string why) => new(Verdict.Ask, check, rule, why);

    /// <summary>The effect must not run.</summary>
    public static Finding Deny(Check check, string rule, string why) => new(Verdict.Deny, check, rule, why);
}
