namespace Chela.Agent.Rules;

/// <summary>When a sentence was said.</summary>
/// <param name="Now">The owner's local time, with its offset: "tomorrow at nine" is meant there.</param>
public readonly record struct RuleMoment(DateTimeOffset Now);
