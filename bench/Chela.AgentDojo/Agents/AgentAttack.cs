using Chela.AgentDojo.Runs;

namespace Chela.AgentDojo.Agents;

/// <summary>An attacker of the whole agent: how models go that are its own, or that it talks to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Bare">The same with nothing in the way: what it goes for, and whether it can succeed at all.</param>
/// <param name="Script">What the planner answers; the reader says what the script has it say.</param>
internal sealed record AgentAttack(string Name, Attack Bare, Func<AgentRun, Pair, IEnumerable<Step>> Script)
{
    /// <summary>Succeeds by more than the injection's check, if set.</summary>
    public Func<AgentRun, Pair, bool>? Succeeds { get; init; }

    /// <summary>Whether it is after nothing but what is private: its success is a leak.</summary>
    public bool IsOfLeak { get; init; }
}
