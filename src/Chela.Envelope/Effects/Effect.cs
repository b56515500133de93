using System.Collections.Immutable;

namespace Chela.Envelope.Effects;

/// <summary>
/// A call that observes or changes the world outside a body, as a value: what is to be done, not the doing. Everything
/// that leaves a pure step is one of these, so that it can be decided, recorded and replayed.
/// </summary>
/// <param name="Tool">The tool's name, <c>noun.verb</c>: <c>files.read</c>.</param>
/// <param name="Kind">What it does to the world.</param>
/// <param name="Arguments">The arguments, in the tool's order.</param>
public sealed record Effect(string Tool, EffectKind Kind, ImmutableArray<Argument> Arguments)
{
    /// <summary>What the branch that led here depended on.</summary>
    public ImmutableArray<Reference> Control { get; init; } = [];

    /// <summary>The argument of that name.</summary>
    /// <exception cref="ArgumentException">The effect has none: a mistake of the program, not of its input.</exception>
    public Value this[string name] =>
        Arguments.FirstOrDefault(a => a.Name == name)?.Value
        ?? throw new ArgumentException($"{Tool} has no argument '{name}'.", nameof(name));
}
