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
}
