using Chela.Envelope.Authorities;
using Chela.Envelope.Checks;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Decisions;

/// <summary>
/// The reference monitor (Anderson 1972) in front of every effect: <c>executed = g(action, context, policy)</c>. Assumes
/// the worst: the planner is hostile from its first token, and every reader answer and third-party byte is chosen by the
/// attacker. Thread-safe.
/// </summary>
public static class ReferenceMonitor
{
    /// <summary>Decides whether an effect runs. Pure and total: equal arguments give equal decisions, and nothing throws.</summary>
    /// <param name="effect">What is to be done.</param>
    /// <param name="authority">The task's trusted records, and the results it has seen.</param>
    /// <param name="policy">What the owner and the tools have settled.</param>
    /// <param name="usage">What was done so far.</param>
    /// <param name="moment">When.</param>
    public static Decision Decide(
        in Effect effect,
        in Authority authority,
        in Policy policy,
        in Usage usage,
        in Moment moment
    )
    {
        var at = new Situation(effect, authority, policy, usage, moment);
        // The leak of a job is denied too, and so it comes before all that can only be asked.
        if ((KnownCheck.Of(at) ?? JobPlaces.Leak(at)) is { } refused)
        {
            return new Decision(at, refused, null, null);
        }

        // INVARIANT: deny beats ask beats allow; of equally strict findings the first check's is told. The checks up to
        // content can only ask, so that the first of them stands for all.
        var finding =
            VerbCheck.Of(at, out var verb, out var ofVerb)
            ?? GroundingCheck.Of(at)
            ?? ControlCheck.Of(at)
            ?? ConfidentialityCheck.Of(at)
            ?? ContentCheck.Of(at);
        finding = Stricter(finding, LimitsCheck.Of(at));
        finding = Stricter(finding, OfPolicy(at));
        if (finding is null)
        {
            finding = ofVerb is { Kind: WitnessKind.Ordered } ? Finding.Ordered : Finding.Passed;
        }
        else if (finding.Verdict == Verdict.Ask && IsApproved(at))
        {
            finding = Finding.Approved;
        }

        return new Decision(at, finding, verb, ofVerb);
    }

    private static Finding? Stricter(Finding? first, Finding? second) =>
        first is null || (second is not null && second.Verdict > first.Verdict) ? second : first;

    private static bool IsApproved(Situation at)
    {
        foreach (var approval in at.Authority.Approvals)
        {
            if (approval.Fits(at.Id, at.Moment.Now))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What the policy says of the effect, whatever the checks say.</summary>
    internal static Finding? OfPolicy(Situation at)
    {
        var verdict = at.Policy.DefaultOf(at.Effect.Kind);
        if (at.Rule is { Verdict: Verdict.Ask } rule && verdict < Verdict.Deny)
        {
            return Finding.Ask(Check.Approval, rule.Name, $"Your policy wants to be asked ({rule.Name}).");
        }

        var kind = PolicyWords.Of(at.Effect.Kind);
        return verdict switch
        {
            Verdict.Allow => null,
            Verdict.Ask => Finding.Ask(Check.Approval, "default", $"Effects of kind {kind} are always asked."),
            _ => Finding.Deny(Check.Approval, "default", $"Your policy forbids effects of kind {kind}."),
        };
    }
}
