using Chela.Envelope.Effects;

namespace Chela.Envelope.Authorities;

/// <summary>The result of an effect that was allowed, with its labels.</summary>
/// <param name="Id">Its id in the task.</param>
/// <param name="Effect">The effect that it is the result of.</param>
/// <param name="Value">What was returned; every node carries the join of the labels that cover it and what is inside.</param>
public sealed record Record(string Id, Effect Effect, Value Value);
