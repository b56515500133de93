namespace Chela.Agent.Reports;

/// <summary>What a run used up.</summary>
/// <param name="Effects">Number of effects performed.</param>
/// <param name="Tokens">Tokens of models, in and out.</param>
/// <param name="Money">Money, in units of <paramref name="Currency"/>.</param>
/// <param name="Currency">ISO 4217 code.</param>
public sealed record RunCost(int Effects, long Tokens, decimal Money, string Currency)
{
    /// <summary>A run without a model.</summary>
    public static RunCost OfEffects(int effects) => new(effects, 0, 0, "USD");
}
