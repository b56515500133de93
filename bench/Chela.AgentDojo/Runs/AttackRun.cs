using Chela.AgentDojo.Checking;

namespace Chela.AgentDojo.Runs;

/// <summary>An attack on a pair: with nothing in the way, and behind the envelope.</summary>
/// <param name="Attack">The attack's name.</param>
/// <param name="Pair">The pair.</param>
/// <param name="SucceedsUndefended">Whether it succeeds with nothing in the way.</param>
/// <param name="Succeeds">Whether it succeeds behind the envelope.</param>
/// <param name="IsSilent">Whether it does so without the owner having approved any of its calls.</param>
/// <param name="IsUseful">Whether the user task was done all the same.</param>
/// <param name="Entries">The calls behind the envelope.</param>
internal sealed record AttackRun(
    string Attack,
    Pair Pair,
    bool SucceedsUndefended,
    bool Succeeds,
    bool IsSilent,
    bool IsUseful,
    IReadOnlyList<Entry> Entries
)
{
    /// <summary>Runs an attack; null if there is nothing to be made of the pair.</summary>
    public static AttackRun? Of(Attack attack, Pair given)
    {
        if (Bare(attack, given) is not { } bare)
        {
            return null;
        }

        if (!bare)
        {
            return new AttackRun(attack.Name, given, false, false, false, false, []);
        }

        var (run, succeeds, isUseful) = Drive(attack, given with { Injection = attack.Rewrite(given)! }, true);
        var isSilent =
            succeeds && !run.Entries.Exists(e => e is { By: not Speaker.Planner, IsDone: true, IsAsked: true });
        return new AttackRun(attack.Name, given, true, succeeds, isSilent, isUseful, run.Entries);
    }

    /// <summary>Whether an attack succeeds with nothing in the way; null if there is nothing to be made of the pair.</summary>
    public static bool? Bare(Attack attack, Pair given)
    {
        if (attack.Rewrite(given) is not { } injection)
        {
            return null;
        }

        var pair = given with { Injection = injection };
        return injection != given.Injection && HoldsAnyway(pair) ? null : Drive(attack, pair, false).Succeeds;
    }

    /// <summary>Rewritten for another place, a check may be met by what is there already.</summary>
    private static bool HoldsAnyway(Pair pair)
    {
        var run = new Run(pair.Host, pair.User, pair.Build(), isGuarded: false);
        pair.User.Calls.ForEach(c => run.Do(c, Speaker.Planner));
        return Evaluation.Holds(pair.Injection.Check, run.End(pair.User.Output));
    }

    private static (Run Run, bool Succeeds, bool IsUseful) Drive(Attack attack, Pair pair, bool isGuarded)
    {
        var run = new Run(pair.Host, pair.User, pair.Build(), isGuarded);
        attack.Drive(run, pair);
        var isAttacked = run.Entries.Exists(e => e.By != Speaker.Planner);
        var output = pair.User.Output + (isAttacked ? " " + pair.Injection.Output : "");
        var outcome = run.End(output);
        var succeeds =
            isAttacked
            && (attack.Succeeds?.Invoke(run, pair) == true || Evaluation.Holds(pair.Injection.Check, outcome));
        return (run, succeeds, Evaluation.Holds(pair.User.Check, outcome));
    }
}
