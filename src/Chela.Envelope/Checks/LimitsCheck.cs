using Chela.Envelope.Decisions;

namespace Chela.Envelope.Checks;

/// <summary>Check 7: counts, money, bytes and tokens stay within the budgets. An allow reserves what it uses.</summary>
internal static class LimitsCheck
{
    /// <summary>What is against it, or null; the strictest of several.</summary>
    public static Finding? Of(Situation at) =>
        at
            .Policy.Budgets.Where(b => b.IsExceeded(at.Facts, at.Usage))
            .OrderByDescending(b => b.Beyond)
            .Select(b => new Finding(b.Beyond, Check.Limits, b.Name, $"It would go beyond the limit '{b.Name}'."))
            .FirstOrDefault();
}
