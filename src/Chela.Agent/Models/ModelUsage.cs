namespace Chela.Agent.Models;

/// <summary>How many tokens a call took.</summary>
/// <param name="Input">What the model read, cached or not.</param>
/// <param name="Cached">What of it came out of the provider's cache.</param>
/// <param name="Output">What it wrote, its thoughts included.</param>
public readonly record struct ModelUsage(long Input, long Cached, long Output)
{
    /// <summary>Whether nobody counted, so that these are the most that it can have been.</summary>
    public bool IsBound { get; init; }

    /// <summary>All of them.</summary>
    public long Total => Input + Output;
}
