using System.CommandLine;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela approve</c>: says yes to effects that were asked, and goes on.</summary>
internal static class ApproveVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var ids = Answers.Ids();
        var always = new Option<bool>("--always-like-this")
        {
            Description = "Also allow calls like this one from now on: the rule is shown before it is saved",
        };
        var yes = new Option<bool>("--yes") { Description = "Save that rule without asking" };
        var command = new Command("approve", "Say yes to what waits for you, and go on") { ids, always, yes };
        Examples.Add(
            command,
            ("chela approve 3f9a12cd", "once"),
            ("chela approve --always-like-this 3f9a12cd", "and by a rule that you see first")
        );
        command.SetAction(
            (parsed, cancellation) =>
                Answers.GiveAsync(
                    host,
                    parsed.GetValue(ids)!,
                    async (session, turn, effect) =>
                    {
                        if (!Answers.IsAwaited(host, effect, "approval"))
                        {
                            return false;
                        }

                        if (
                            parsed.GetValue(always)
                            && !await new StandingRule(host)
                                .SaveAsync(effect, parsed.GetValue(yes), cancellation)
                                .ConfigureAwait(false)
                        )
                        {
                            return false;
                        }

                        await session
                            .Waiting.ApproveAsync(turn, effect.Id, "terminal", cancellation)
                            .ConfigureAwait(false);
                        return true;
                    },
                    cancellation
                )
        );
        return command;
    }
}
