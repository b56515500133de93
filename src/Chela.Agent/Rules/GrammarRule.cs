using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Chela.Agent.Rules;

/// <summary>A rule with its pattern read.</summary>
/// <param name="Pattern">The pattern, with what may stand around it.</param>
/// <param name="Needs">As in <see cref="Pattern.Needs"/>.</param>
/// <param name="Rule">The rule.</param>
internal sealed record GrammarRule(Pattern Pattern, ImmutableArray<FrozenSet<string>> Needs, Rule Rule)
{
    /// <summary>Takes a rule.</summary>
    public static GrammarRule Of(Pattern pattern, Rule rule) =>
        new(pattern, [.. pattern.Needs().OrderBy(n => n.Count)], rule);

    /// <summary>Whether a message has the words that it needs.</summary>
    public bool IsWorthTrying(HashSet<string> words)
    {
        foreach (var need in Needs)
        {
            if (!words.Overlaps(need))
            {
                return false;
            }
        }

        return true;
    }
}
