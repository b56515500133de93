using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Agent.Turns;

/// <summary>What holds of an effect: the envelope's decision, never laxer than what was decided before.</summary>
/// <param name="Verdict">Whether it runs.</param>
/// <param name="Why">A sentence for the owner.</param>
/// <param name="Decision">The envelope's decision now.</param>
/// <param name="Reserved">What it uses up; null if it does not run.</param>
/// <param name="Changes">What was found changed since it was asked.</param>
internal sealed record Verdicts(
    Verdict Verdict,
    string Why,
    Decision Decision,
    Use? Reserved,
    ImmutableArray<TurnEvent.Changed> Changes
)
{
    /// <summary>Whether it runs because the owner approved it.</summary>
    public bool IsApproved { get; private init; }

    /// <summary>Decides under the policy and at the moment that hold now.</summary>
    public static Verdicts Of(
        TurnEngine engine,
        Call call,
        EffectState? state,
        ImmutableArray<Use> uses,
        ImmutableArray<TurnEvent.Changed> changes,
        DateTimeOffset now
    )
    {
        var approval = state?.Approval is { } yes && now < yes.Expires ? yes : null;
        var authority = call.Authority with
        {
            Task = call.Task,
            Approvals =
                approval is null || !changes.IsEmpty
                    ? []
                    : [new Approval(call.Id, approval.By, approval.Channel, now, approval.Expires)],
        };
        var moment = new Moment(TimeZoneInfo.ConvertTime(now, engine.Zone));
        var policy = PolicyOn(engine, call);
        var decision = ReferenceMonitor.Decide(call.Effect, authority, policy, new Usage(uses), moment);
        var (verdict, why) = (decision.Verdict, decision.Why);
        var before = state?.Decision?.Verdict ?? Verdict.Allow;
        if (before == Verdict.Ask && approval is not null && changes.IsEmpty)
        {
            before = Verdict.Allow;
        }

        if (before > verdict)
        {
            (verdict, why) = (before, changes.IsEmpty ? state!.Decision!.Why : ChangedWhy(changes));
        }

        if (verdict == Verdict.Allow && engine.Budgets.Exceeded(call.Effect, uses, moment.Now) is { } beyond)
        {
            (verdict, why) = (Verdict.Deny, beyond);
        }

        var isCounted =
            verdict == Verdict.Allow
            && (call.Effect.Kind != EffectKind.ObserveLocal || !engine.Policy.Budgets.IsEmpty)
            && !IsRecord(engine, call);
        return new Verdicts(verdict, why, decision, isCounted ? UseOf(call, decision, now) : null, changes)
        {
            IsApproved = verdict == Verdict.Allow && approval is not null,
        };
    }

    /// <summary>The event that records it.</summary>
    public TurnEvent ToEvent(Call call) =>
        new TurnEvent.Decided(call.Id, Verdict, Decision.Check, Decision.Rule, Why, Decision.Certificate.Json, Reserved)
        {
            Changes = Changes,
        };

    private static bool IsRecord(TurnEngine engine, Call call) =>
        call.Authority.Manifest is not null && engine.IsRecord(call);

    /// <summary>The owner's policy; of our own record only whom they know.</summary>
    private static Policy PolicyOn(TurnEngine engine, Call call) =>
        engine.Policy is { Rules.IsEmpty: true, Defaults.IsEmpty: true, Budgets.IsEmpty: true }
        || !IsRecord(engine, call)
            ? engine.Policy
            : engine.Policy with
            {
                Rules = [],
                Defaults = Policy.Default.Defaults,
                Budgets = [],
            };

    private static Use UseOf(Call call, Decision decision, DateTimeOffset now)
    {
        var (role, model) = ModelCall.ChargedTo(call.Effect);
        return Use.Of(call.Id, call.Effect, decision.Verb, now) with { Role = role, Model = model };
    }

    private static string ChangedWhy(ImmutableArray<TurnEvent.Changed> changes) =>
        changes.Length == 1
            ? "What it is based on changed since you were asked."
            : $"{changes.Length} things that it is based on changed since you were asked.";
}
