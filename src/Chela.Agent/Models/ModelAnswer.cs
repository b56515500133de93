using System.Collections.Immutable;

namespace Chela.Agent.Models;

/// <summary>What a model answered. Nothing in it has authority. Immutable.</summary>
/// <param name="Text">What it wrote.</param>
/// <param name="Calls">The calls it wrote.</param>
/// <param name="Finish">Why it stopped.</param>
/// <param name="Usage">What it took.</param>
public sealed record ModelAnswer(string Text, ImmutableArray<PromptCall> Calls, ModelFinish Finish, ModelUsage Usage)
{
    /// <summary>What the call cost; null if the model has no price.</summary>
    public decimal? Cost { get; init; }

    /// <summary>From the question to the end of the answer.</summary>
    public TimeSpan Latency { get; init; }
}
