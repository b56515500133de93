using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Runs;

/// <summary>An attacker: how a user task goes when it has its way.</summary>
/// <param name="Name">Its name: the letter and the variant.</param>
/// <param name="Rewrite">The injection that it goes for; null if it cannot be made out of this pair.</param>
/// <param name="Drive">Makes the calls of the run.</param>
internal sealed record Attack(string Name, Func<Pair, DojoTask?> Rewrite, Action<Run, Pair> Drive)
{
    /// <summary>Succeeds by more than the injection's check, if set.</summary>
    public Func<Run, Pair, bool>? Succeeds { get; init; }

    /// <summary>Whether it depends on the user task alone, so that one injection stands for all.</summary>
    public bool IsOfUserTask { get; init; }
}
