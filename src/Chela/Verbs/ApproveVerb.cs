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
        var options = new AnswerOptions(command);
        Examples.Add(
            command,
            ("chela approve 3f9a12cd", "once"),
            ("chela approve 3f9a12cd --dry-run", "what would be done then, and what your policy says of it"),
            ("chela approve --always-like-this 3f9a12cd", "and by a rule that you see first")
        );
        command.SetAction(
            (parsed, cancellation) =>
                new Answers(host, options.IsJson(parsed), options.IsDry(parsed)).GiveAsync(
                    parsed.GetValue(ids)!,
                    new Answer(
                        "approved",
                        IsWanted: true,
                        (_, effect) => Answers.NotAwaited(effect, "approval"),
                        (waiting, turn, effect, stop) => waiting.ApproveAsync(turn, effect.Id, "terminal", stop)
                    )
                    {
                        BeforeAsync = async (effect, tell) =>
                            !parsed.GetValue(always)
                            || await new StandingRule(host, tell.Say, tell.Fail)
                                .SaveAsync(effect, parsed.GetValue(yes), options.IsDry(parsed), cancellation)
                                .ConfigureAwait(false),
                    },
                    cancellation
                )
        );
        return command;
    }
}
