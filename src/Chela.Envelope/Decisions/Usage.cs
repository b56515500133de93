using System.Collections.Immutable;

namespace Chela.Envelope.Decisions;

/// <summary>What was done so far, in the task and today. Immutable.</summary>
/// <param name="Uses">Each effect once, in order.</param>
public sealed record Usage(ImmutableArray<Use> Uses)
{
    /// <summary>Nothing yet.</summary>
    public static Usage None { get; } = new([]);

    /// <summary>The usage after one more effect.</summary>
    public Usage With(Use use) => new(Uses.Add(use));
}
