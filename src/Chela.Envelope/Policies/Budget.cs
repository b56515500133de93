using Chela.Envelope.Decisions;

namespace Chela.Envelope.Policies;

/// <summary>A limit on effects.</summary>
/// <param name="Name">Its name, told as the reason.</param>
/// <param name="When">Which effects count; only tool and kind matter.</param>
/// <param name="Measure">What is counted.</param>
/// <param name="Most">The most that is allowed, the effect at hand included.</param>
/// <param name="Period">Over what it is counted.</param>
/// <param name="Beyond">What happens to an effect that would go beyond: <see cref="Verdict.Ask"/> or <see cref="Verdict.Deny"/>.</param>
public sealed record Budget(string Name, Condition When, Measure Measure, decimal Most, Period Period, Verdict Beyond);
