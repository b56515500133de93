using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>What the owner's rules say of an effect: deny beats ask beats allow, whatever their order.</summary>
public static class PolicyRules
{
    /// <summary>The strictest rule that fits, the first of several; null if none does.</summary>
    public static PolicyRule? Strictest(Policy policy, EffectFacts facts)
    {
        PolicyRule? strictest = null;
        foreach (var rule in policy.Rules)
        {
            if ((strictest is null || rule.Verdict > strictest.Verdict) && rule.Fits(facts))
            {
                strictest = rule;
            }
        }

        return strictest;
    }

    /// <summary>The first standing approval that fits; null if none does.</summary>
    public static StandingApproval? Standing(Policy policy, Effect effect, Moment moment) =>
        policy.Standing.FirstOrDefault(s => s.Fits(effect, moment.Now));

    /// <summary>The budget that an effect would go beyond, the strictest of several and the first of these; null if it stays within all.</summary>
    public static Budget? Exceeded(Policy policy, EffectFacts facts, Effect effect, Usage usage, Moment moment)
    {
        Budget? strictest = null;
        foreach (var budget in policy.Budgets)
        {
            if (
                (strictest is null || budget.Beyond > strictest.Beyond)
                && budget.IsExceeded(facts, effect, usage, moment)
            )
            {
                strictest = budget;
            }
        }

        return strictest;
    }
}
