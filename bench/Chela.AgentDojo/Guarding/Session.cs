using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.AgentDojo.Guarding;

/// <summary>One task of the host: what was said, seen and done, and what the envelope decides on it.</summary>
/// <param name="policy">The policy with the suite's tools and contacts.</param>
/// <param name="said">The owner's message.</param>
/// <param name="moment">When.</param>
internal sealed class Session(Policy policy, OwnerMessage said, Moment moment)
{
    private static readonly TimeSpan ApprovalLife = TimeSpan.FromDays(1);

    private Authority _authority = Authority.Of("task").With(said);
    private Usage _usage = Usage.None;

    /// <summary>The owner's message.</summary>
    public OwnerMessage Said => said;

    /// <summary>The tools and contacts.</summary>
    public Policy Policy => policy;

    /// <summary>Decides on an effect. An approval of it is used up, whatever the verdict.</summary>
    public Decision Decide(Effect effect)
    {
        var decision = ReferenceMonitor.Decide(effect, _authority, policy, _usage, moment);
        _authority = _authority with { Approvals = _authority.Approvals.RemoveAll(a => a.Effect == decision.Effect) };
        return decision;
    }

    /// <summary>Takes the owner's yes.</summary>
    public void Approve(EffectId effect) =>
        _authority = _authority with
        {
            Approvals = _authority.Approvals.Add(
                new Approval(effect, "owner", "bench", moment.Now, moment.Now + ApprovalLife)
            ),
        };

    /// <summary>Counts an effect as done from now on, its result being known or not.</summary>
    public Use Reserve(Effect effect, Decision decision)
    {
        var use = Use.Of(decision.Effect, effect, decision.Verb, moment.Now);
        _usage = _usage.With(use);
        return use;
    }

    /// <summary>Takes a reservation back.</summary>
    public void Release(Use use) => _usage = new Usage(_usage.Uses.Remove(use));

    /// <summary>Takes a result.</summary>
    public void Take(Record record) => _authority = _authority.With(record);
}
