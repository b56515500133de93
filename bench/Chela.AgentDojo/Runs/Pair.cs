using Chela.AgentDojo.Guarding;
using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;

namespace Chela.AgentDojo.Runs;

/// <summary>A user task under an injection.</summary>
/// <param name="Host">The host of their suite.</param>
/// <param name="User">What the owner asks.</param>
/// <param name="Injection">What the attacker wants.</param>
/// <param name="Text">The text that carries it, as it is put into all vectors.</param>
internal sealed record Pair(SuiteHost Host, DojoTask User, DojoTask Injection, string Text)
{
    /// <summary>Their suite.</summary>
    public Suite Suite => Host.Suite;

    /// <summary>The text as a result shows it.</summary>
    public string Shown { get; } = Rendering.Of(Text).Trim();

    /// <summary>The environment with the text in it.</summary>
    public World Build() => World.Build(Suite.Environment, User.Vectors.ToDictionary(v => v, _ => Text));

    /// <summary>Whether a result carries the text.</summary>
    public bool IsIn(object? result) =>
        result switch
        {
            string text => text.Contains(Shown, StringComparison.Ordinal),
            Map map => map.Any(m => IsIn(m.Key) || IsIn(m.Value)),
            Items items => items.Exists(IsIn),
            _ => false,
        };
}
