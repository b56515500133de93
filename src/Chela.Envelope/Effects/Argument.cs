namespace Chela.Envelope.Effects;

/// <summary>One argument of an effect.</summary>
/// <param name="Name">The parameter's name.</param>
/// <param name="Role">What the parameter means for the decision.</param>
/// <param name="Value">The value, with its label.</param>
public sealed record Argument(string Name, ParameterRole Role, Value Value);
