using System.CommandLine;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela settle</c>: says what holds of an effect of which nobody knows whether it happened.</summary>
internal static class SettleVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var id = new Argument<string>("ID") { Description = "The beginning of the id that chela status shows" };
        var how = new Argument<string>("WHAT")
        {
            Description = "done: it happened; not-done: it did not, and is not to; again: do it again",
        };
        how.AcceptOnlyFromAmong("done", "not-done", "again");
        var command = new Command("settle", "Say whether an effect in doubt happened, and go on") { id, how };
        Examples.Add(
            command,
            ("chela settle 3f9a12cd done", "you looked, and it is there"),
            ("chela settle 3f9a12cd again", "it is not there, and should be")
        );
        command.SetAction(
            (parsed, cancellation) =>
                Answers.GiveAsync(
                    host,
                    [parsed.GetValue(id)!],
                    async (session, turn, effect) =>
                    {
                        if (effect.Phase != EffectPhase.InDoubt)
                        {
                            host.Terminal.PrintError(
                                $"{TurnPrinter.IdOf(effect.Id)} is {TurnPrinter.StateOf(effect)}, and not in doubt"
                            );
                            return false;
                        }

                        var settlement = parsed.GetValue(how) switch
                        {
                            "done" => Settlement.Done,
                            "not-done" => Settlement.NotDone,
                            _ => Settlement.Again,
                        };
                        if (settlement == Settlement.Again && turn.Ended is not null)
                        {
                            host.Terminal.PrintError(
                                "its turn ended, so that nothing runs again; settle it as done or not-done, and run the verb anew"
                            );
                            return false;
                        }

                        await session
                            .Waiting.SettleAsync(turn, effect.Id, settlement, cancellation)
                            .ConfigureAwait(false);
                        return true;
                    },
                    cancellation
                )
        );
        return command;
    }
}
