using System.CommandLine;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela deny</c>: says no to effects that were asked, and goes on without them.</summary>
internal static class DenyVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "The beginnings of the ids that chela approvals shows",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("deny", "Say no to what waits for you, and go on without it") { ids };
        Examples.Add(command, ("chela deny 3f9a12cd", "what waited behind it goes on"));
        command.SetAction(
            (parsed, cancellation) =>
                Answers.GiveAsync(
                    host,
                    parsed.GetValue(ids)!,
                    async (session, turn, effect) =>
                    {
                        if (!effect.IsAsked)
                        {
                            host.Terminal.PrintError(
                                $"{TurnPrinter.IdOf(effect.Id)} is {TurnPrinter.StateOf(effect)}, and waits for no answer"
                            );
                            return false;
                        }

                        await session
                            .Waiting.RefuseAsync(turn, effect.Id, "terminal", cancellation)
                            .ConfigureAwait(false);
                        return true;
                    },
                    cancellation
                )
        );
        return command;
    }
}
