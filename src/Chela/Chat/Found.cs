using Chela.Envelope.Effects;

namespace Chela.Chat;

/// <summary>Something that a call of a planner brought, which becomes a handle.</summary>
/// <param name="Description">What it is, in words of our own making: kind, size, source.</param>
/// <param name="Effect">The effect that returned it.</param>
/// <param name="Value">The value, labelled.</param>
internal sealed record Found(string Description, Effect Effect, Value Value)
{
    /// <summary>The id of the effect; null where it cannot be looked up by it.</summary>
    public EffectId? Id { get; init; }

    /// <summary>The record that the quarantined reader made it of; null if it did not.</summary>
    public string? ReadOf { get; init; }

    /// <summary>Where it came from, as the policy names it: a path, an address.</summary>
    public string Source { get; init; } = "";

    /// <summary>Whether its content is shown to the planner at once.</summary>
    public bool IsRevealed { get; init; }
}
