using System.CommandLine;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela settle</c>: says what holds of an effect of which nobody knows whether it happened.</summary>
internal static class SettleVerb
{
    private static readonly Dictionary<string, (Settlement As, string Word)> s_settlements = new()
    {
        ["done"] = (Settlement.Done, "settled as done"),
        ["not-done"] = (Settlement.NotDone, "settled as not done"),
        ["again"] = (Settlement.Again, "to be done again"),
    };

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var id = new Argument<string>("ID") { Description = "The beginning of the id that chela status shows" };
        var how = new Argument<string>("WHAT")
        {
            Description = "done: it happened; not-done: it did not, and is not to; again: do it again",
        };
        how.AcceptOnlyFromAmong([.. s_settlements.Keys]);
        var command = new Command("settle", "Say whether an effect in doubt happened, and go on") { id, how };
        var options = new AnswerOptions(command);
        Examples.Add(
            command,
            ("chela settle 3f9a12cd done", "you looked, and it is there"),
            ("chela settle 3f9a12cd again", "it is not there, and should be")
        );
        command.SetAction(
            (parsed, cancellation) =>
            {
                var (settlement, word) = s_settlements[parsed.GetValue(how)!];
                return new Answers(host, options.IsJson(parsed), options.IsDry(parsed)).GiveAsync(
                    [parsed.GetValue(id)!],
                    new Answer(
                        word,
                        IsWanted: settlement != Settlement.NotDone,
                        (turn, effect) => NotInDoubt(turn, effect, settlement),
                        (waiting, turn, effect, stop) => waiting.SettleAsync(turn, effect.Id, settlement, stop)
                    ),
                    cancellation
                );
            }
        );
        return command;
    }

    private static string? NotInDoubt(TurnRecord turn, EffectState effect, Settlement settlement) =>
        effect.Phase != EffectPhase.InDoubt
            ? $"{TurnPrinter.IdOf(effect.Id)} is {TurnPrinter.StateOf(effect)}, and not in doubt"
        : settlement == Settlement.Again && turn.Ended is not null
            ? "its turn ended, so that nothing runs again; settle it as done or not-done, and run the verb anew"
        : null;
}
