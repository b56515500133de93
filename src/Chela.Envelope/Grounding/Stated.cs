namespace Chela.Envelope.Grounding;

/// <summary>Where an owner message states a value.</summary>
/// <param name="Start">The first character in the message (UTF-16).</param>
/// <param name="Length">The length in characters.</param>
public readonly record struct Stated(int Start, int Length);
