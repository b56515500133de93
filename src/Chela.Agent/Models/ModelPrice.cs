namespace Chela.Agent.Models;

/// <summary>What a model costs, in units of one currency for a million tokens; none below 0.</summary>
/// <param name="Input">What it reads.</param>
/// <param name="Cached">What it reads out of its cache.</param>
/// <param name="Output">What it writes.</param>
public sealed record ModelPrice(decimal Input, decimal Cached, decimal Output)
{
    private const decimal Million = 1_000_000m;

    /// <summary>What a call cost.</summary>
    public decimal Of(ModelUsage usage) =>
        (((usage.Input - usage.Cached) * Input) + (usage.Cached * Cached) + (usage.Output * Output)) / Million;

    /// <summary>The most that a call can cost.</summary>
    /// <param name="input">The most tokens that the model reads.</param>
    /// <param name="output">The most that it writes.</param>
    public decimal Bound(long input, long output) => ((input * Math.Max(Input, Cached)) + (output * Output)) / Million;
}
