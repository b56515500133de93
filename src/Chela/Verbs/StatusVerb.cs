using System.CommandLine;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela status</c>: what is not finished: interrupted, waiting, in doubt.</summary>
internal static class StatusVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var json = new Option<bool>("--json") { Description = "Print each turn as a JSON object on a line" };
        var command = new Command("status", "Show what is not finished: interrupted, waiting for you, in doubt")
        {
            json,
        };
        Examples.Add(
            command,
            ("chela status", "what is left, and what to do about it"),
            ("chela status --json", "for a program; prints nothing if nothing is left")
        );
        command.SetAction(
            (parsed, cancellation) =>
                Answers.ShowAsync(host, parsed.GetValue(json), _ => true, "nothing is left undone", cancellation)
        );
        return command;
    }
}
