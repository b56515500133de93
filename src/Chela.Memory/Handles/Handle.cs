using Chela.Envelope.Effects;

namespace Chela.Memory.Handles;

/// <summary>A stored value's name, with a description of our own making: all that a planner sees of it before it asks. Immutable.</summary>
/// <param name="Name">Its name: <c>$h12</c>.</param>
/// <param name="Description">What it is: kind, size, source.</param>
public sealed record Handle(string Name, string Description)
{
    /// <summary>The value; null as long as it is only known where it is.</summary>
    public Value? Value { get; init; }

    /// <summary>Where it came from, as the policy names it: a path, an address; empty where nobody can say.</summary>
    public string Source { get; init; } = "";

    /// <summary>The record of the task that holds it.</summary>
    public string Record { get; init; } = "";

    /// <summary>The record that the quarantined reader made it of; null if it did not.</summary>
    public string? ReadOf { get; init; }

    /// <summary>The earlier turn that left it behind; null if it is of this one.</summary>
    public string? Turn { get; init; }

    /// <summary>The effect that returned it; null if none did.</summary>
    public EffectId? Effect { get; init; }

    /// <summary>Whether the conversation itself has the value, of which no effect is the one that returned it.</summary>
    public bool IsHere { get; init; }
}
