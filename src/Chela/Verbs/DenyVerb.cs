using System.CommandLine;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela deny</c>: says no to effects that were asked, and goes on without them.</summary>
internal static class DenyVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var ids = Answers.Ids();
        var command = new Command("deny", "Say no to what waits for you, and go on without it") { ids };
        Examples.Add(command, ("chela deny 3f9a12cd", "what waited behind it goes on"));
        command.SetAction(
            (parsed, cancellation) =>
                Answers.GiveAsync(
                    host,
                    parsed.GetValue(ids)!,
                    async (session, turn, effect) =>
                    {
                        if (!Answers.IsAwaited(host, effect, "answer"))
                        {
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
