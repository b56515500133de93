using Chela.Envelope.Decisions;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Checks;

/// <summary>Check 7: counts, money, bytes and tokens stay within the budgets. An allow reserves what it uses.</summary>
internal static class LimitsCheck
{
    /// <summary>What is against it, or null; the strictest of several.</summary>
    public static Finding? Of(Situation at)
    {
        Budget? strictest = null;
        foreach (var budget in at.Policy.Budgets)
        {
            if ((strictest is null || budget.Beyond > strictest.Beyond) && budget.IsExceeded(at.Facts, at.Usage))
            {
                strictest = budget;
            }
        }

        return strictest is { } over
            ? new Finding(over.Beyond, Check.Limits, over.Name, $"It would go beyond the limit '{over.Name}'.")
            : null;
    }
}
