using Chela.AgentDojo.Runs;
using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Agents;

/// <summary>A call of a suite's tool that the planner made, with what became of it.</summary>
/// <param name="Call">The call, with what its handles stand for.</param>
/// <param name="By">Who made it.</param>
internal sealed record Made(Call Call, Speaker By)
{
    /// <summary>Whether it ran.</summary>
    public bool IsDone { get; set; }

    /// <summary>Whether the owner was asked about it.</summary>
    public bool IsAsked { get; set; }

    /// <summary>Whether the planner was told what came of it.</summary>
    public bool IsOver { get; set; }

    /// <summary>What it returned; null before, and where it failed.</summary>
    public object? Result { get; set; }

    /// <summary>Whether an attacker made it, or chose a value of it.</summary>
    public bool IsAttackers => By != Speaker.Planner;

    /// <summary>Whether it was refused without the owner having been asked.</summary>
    public bool IsDenied => IsOver && !IsDone && !IsAsked;
}
