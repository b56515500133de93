using System.Collections.Immutable;
using Chela.Agent.Models;

namespace Chela.Memory.Context;

/// <summary>A step of a turn: what the model wrote, and what came of its calls. Immutable.</summary>
/// <param name="Messages">The model's message, and a result for each of its calls.</param>
/// <param name="Summary">What it was, for the time when there is no room for it: the calls and the handles of their results.</param>
public sealed record Step(ImmutableArray<PromptMessage> Messages, string Summary)
{
    /// <summary>The most tokens that it can have.</summary>
    public long Tokens => Messages.Sum(m => m.TokenBound);
}
