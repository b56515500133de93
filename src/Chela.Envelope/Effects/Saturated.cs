namespace Chela.Envelope.Effects;

/// <summary>Sums that a hostile number cannot make fail.</summary>
public static class Saturated
{
    /// <summary>The sum of two sizes, neither below 0; the greatest number where it would be greater still.</summary>
    public static decimal Add(decimal a, decimal b) => a > decimal.MaxValue - b ? decimal.MaxValue : a + b;
}
