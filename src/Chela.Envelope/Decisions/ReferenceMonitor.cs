using System.Collections.Immutable;
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
        if (KnownCheck.Of(at) is { } unknown)
        {
            return Certified(at, unknown, null, []);
        }

        var verb = VerbCheck.Of(at, out var use, out var verbWitness);
        Finding?[] findings =
        [
            verb,
            GroundingCheck.Of(at),
            ControlCheck.Of(at),
            ConfidentialityCheck.Of(at),
            ContentCheck.Of(at),
            LimitsCheck.Of(at),
            OfPolicy(at),
        ];

        // INVARIANT: deny beats ask beats allow; of equally strict findings the first check's is told.
        var finding = findings.OfType<Finding>().OrderByDescending(f => f.Verdict).FirstOrDefault();
        if (finding is { Verdict: Verdict.Ask } && IsApproved(at))
        {
            finding = null;
        }

        var witnesses = ImmutableArray.CreateBuilder<Witness>();
        if (verbWitness is not null)
        {
            witnesses.Add(verbWitness);
        }

        witnesses.AddRange(
            at.Leaves.Where(l => GroundingCheck.NeedsWitness(at.Effect.Kind, l)).Select(at.WitnessOf).OfType<Witness>()
        );
        return Certified(at, finding, use, witnesses.ToImmutable());
    }

    private static bool IsApproved(Situation at) => at.Authority.Approvals.Any(a => a.Fits(at.Id, at.Moment.Now));

    private static Finding? OfPolicy(Situation at)
    {
        if (at.Rule is { Verdict: Verdict.Ask } rule)
        {
            return Finding.Ask(Check.Approval, rule.Name, $"Your policy wants to be asked ({rule.Name}).");
        }

        var verdict = at.Policy.DefaultOf(at.Effect.Kind);
        return verdict == Verdict.Allow
            ? null
            : new Finding(verdict, Check.Approval, "default", $"Effects of kind {at.Effect.Kind} are always asked.");
    }

    private static Decision Certified(Situation at, Finding? finding, VerbUse? use, ImmutableArray<Witness> witnesses)
    {
        var isApproved = finding is null && IsApproved(at);
        var decided =
            finding
            ?? new Finding(
                Verdict.Allow,
                Check.Approval,
                isApproved ? "approval" : "checks",
                isApproved ? "You approved it." : "Every check passes."
            );
        return new Decision(
            decided.Verdict,
            at.Id,
            decided.Check,
            decided.Rule,
            decided.Why,
            use,
            witnesses,
            CertificateWriter.Write(at, decided, use, witnesses)
        );
    }
}
