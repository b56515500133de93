using System.CommandLine;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela approvals</c>: what waits for the owner's answer.</summary>
internal static class ApprovalsVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var json = new Option<bool>("--json") { Description = "Print each turn that waits as a JSON object on a line" };
        var command = new Command("approvals", "List what waits for your answer") { json };
        Examples.Add(
            command,
            ("chela approvals", "what, to whom, why it was asked, and how to answer"),
            ("chela approvals --json | jq -r '.effects[] | select(.state == \"asked\") | .effect'", "for a program")
        );
        command.SetAction(
            (parsed, cancellation) =>
                Answers.ShowAsync(
                    host,
                    parsed.GetValue(json),
                    turn => turn.Asked.Any(),
                    "nothing waits for your answer",
                    cancellation
                )
        );
        return command;
    }
}
