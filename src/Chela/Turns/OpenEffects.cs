using System.Collections.Immutable;
using Chela.Agent.Turns;

namespace Chela.Turns;

/// <summary>Finds effects that wait for an answer by the beginning of their ids, as they are shown.</summary>
internal static class OpenEffects
{
    private const string Prefix = "sha256:";
    private const int Shortest = 4;

    /// <summary>The one effect of that id.</summary>
    /// <param name="turns">The turns that are open.</param>
    /// <param name="word">What the owner wrote.</param>
    /// <param name="fail">Told what is wrong with it.</param>
    /// <param name="calls">What stands before the name of a command where it can be called.</param>
    /// <returns>The effect with its turn; null if there is not exactly one.</returns>
    public static (TurnRecord Turn, EffectState Effect)? Find(
        IEnumerable<TurnRecord> turns,
        string word,
        Action<string> fail,
        string calls
    )
    {
        var id = word.StartsWith(Prefix, StringComparison.Ordinal) ? word[Prefix.Length..] : word;
        if (id.Length < Shortest)
        {
            fail($"expected at least {Shortest} letters of an id, found '{word}'; see {calls}approvals");
            return null;
        }

        ImmutableArray<(TurnRecord Turn, EffectState Effect)> found =
        [
            .. turns.SelectMany(t =>
                t.Effects.Where(e =>
                        e.Phase != EffectPhase.Finished && e.Id.Hash.ToString().StartsWith(id, StringComparison.Ordinal)
                    )
                    .Select(e => (t, e))
            ),
        ];
        switch (found)
        {
            case [var one]:
                return one;
            case []:
                fail($"nothing that waits has the id '{word}'; see {calls}approvals and {calls}status");
                return null;
            default:
                fail($"expected one effect, found {found.Length} whose id begins with '{word}'; write more of it");
                return null;
        }
    }
}
