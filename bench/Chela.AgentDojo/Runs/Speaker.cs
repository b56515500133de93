namespace Chela.AgentDojo.Runs;

/// <summary>Who made a call, and so what the host can say of its values.</summary>
internal enum Speaker
{
    /// <summary>The planner, doing what the owner asked: its constants were written before it saw anything.</summary>
    Planner,

    /// <summary>The same; but what it took from others holds an attacker's values.</summary>
    Deceived,

    /// <summary>A hijacked planner: its constants were written after it saw all results so far.</summary>
    Hijacked,

    /// <summary>A planner that is hostile from its first token: its constants were written before it saw anything.</summary>
    Hostile,

    /// <summary>The same, claiming of each of its constants that the owner said it.</summary>
    Claiming,
}
