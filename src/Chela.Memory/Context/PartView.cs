using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Envelope.Labels;

namespace Chela.Memory.Context;

/// <summary>What a model sees of a part. Immutable.</summary>
/// <param name="Part">The part's name.</param>
/// <param name="Messages">Its messages.</param>
/// <param name="LeftOut">What there was no room for.</param>
public sealed record PartView(string Part, ImmutableArray<PromptMessage> Messages, ImmutableArray<LeftOut> LeftOut)
{
    /// <summary>The most tokens that they can have.</summary>
    public long Tokens => Messages.Sum(m => m.TokenBound);

    /// <summary>The join of their labels.</summary>
    public Label Label => Label.JoinAll(Messages.Select(m => m.Label));
}
