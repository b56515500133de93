using Chela.Envelope.Effects;

namespace Chela.Envelope.Authorities;

/// <summary>The result of an effect that was allowed, with its labels.</summary>
/// <param name="Id">Its id in the task.</param>
/// <param name="Tool">The tool that returned it.</param>
/// <param name="Effect">The effect that it is the result of.</param>
/// <param name="Value">What was returned; every node carries the join of the labels that cover it.</param>
public sealed record Record(string Id, string Tool, EffectId Effect, Value Value);
