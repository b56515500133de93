using System.Collections.Immutable;

namespace Chela.Agent.Models;

/// <summary>All that a model is sent in one call. Immutable.</summary>
/// <param name="Messages">The messages, in order.</param>
/// <param name="Tools">The tools it may call.</param>
public sealed record ModelPrompt(ImmutableArray<PromptMessage> Messages, ImmutableArray<PromptTool> Tools)
{
    /// <summary>How hard it is to think; null for the model's own way.</summary>
    public string? Effort { get; init; }

    /// <summary>The most tokens that it can have.</summary>
    public long TokenBound => Messages.Sum(m => m.TokenBound) + Tools.Sum(t => t.TokenBound);
}
