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
        var options = new AnswerOptions(command);
        Examples.Add(
            command,
            ("chela deny 3f9a12cd", "what waited behind it goes on"),
            ("chela deny 3f9a12cd --dry-run", "what would be done without it")
        );
        command.SetAction(
            (parsed, cancellation) =>
                new Answers(host, options.IsJson(parsed), options.IsDry(parsed)).GiveAsync(
                    parsed.GetValue(ids)!,
                    new Answer(
                        "denied",
                        IsWanted: false,
                        (_, effect) => Answers.NotAwaited(effect, "answer"),
                        (waiting, turn, effect, stop) => waiting.RefuseAsync(turn, effect.Id, "terminal", stop)
                    ),
                    cancellation
                )
        );
        return command;
    }
}
