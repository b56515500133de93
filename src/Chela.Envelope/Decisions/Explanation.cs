using System.Collections.Immutable;
using Chela.Envelope.Authorities;
using Chela.Envelope.Checks;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Decisions;

/// <summary>Tells what every check has to say, where <see cref="ReferenceMonitor"/> names the one that decided.</summary>
public static class Explanation
{
    /// <summary>The results in the order of the checks; of an effect that is not known only the first.</summary>
    /// <param name="effect">What is to be done.</param>
    /// <param name="authority">The task's trusted records, and the results it has seen.</param>
    /// <param name="policy">What the owner and the tools have settled.</param>
    /// <param name="usage">What was done so far.</param>
    /// <param name="moment">When.</param>
    public static ImmutableArray<CheckResult> Of(
        Effect effect,
        Authority authority,
        Policy policy,
        Usage usage,
        Moment moment
    )
    {
        var at = new Situation(effect, authority, policy, usage, moment);
        if (KnownCheck.Of(at) is { } unknown)
        {
            return [Result(Check.Known, unknown)];
        }

        return
        [
            Result(Check.Known, null),
            Result(Check.Verb, VerbCheck.Of(at, out _, out _)),
            Result(Check.Grounding, GroundingCheck.Of(at)),
            Result(Check.Control, ControlCheck.Of(at)),
            Result(Check.Confidentiality, ConfidentialityCheck.Of(at)),
            Result(Check.Content, ContentCheck.Of(at)),
            Result(Check.Limits, LimitsCheck.Of(at)),
            Result(Check.Approval, ReferenceMonitor.OfPolicy(at)),
        ];
    }

    private static CheckResult Result(Check check, Finding? finding) =>
        new(check, finding?.Verdict ?? Verdict.Allow, finding?.Rule ?? "", finding?.Why ?? "");
}
