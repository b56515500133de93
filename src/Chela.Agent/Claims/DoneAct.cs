using Chela.Envelope.Effects;

namespace Chela.Agent.Claims;

/// <summary>An effect that finished and was done.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Tool">The name of its tool.</param>
public readonly record struct DoneAct(EffectKind Kind, string Tool);
