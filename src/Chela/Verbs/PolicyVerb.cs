using System.CommandLine;

namespace Chela.Verbs;

/// <summary><c>chela policy</c>: what may be done without asking, and what never.</summary>
internal static class PolicyVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("policy", "Look at the policy: what may be done, what is asked, what never runs")
        {
            PolicyCheckVerb.Create(host),
            PolicyExplainVerb.Create(host),
        };
        Examples.AddToNoun(
            command,
            ("chela policy check", "what is wrong in the policy that holds, or what it amounts to"),
            (
                "chela policy explain --effect call.json --records task.json",
                "what would be decided on one call, and why"
            )
        );
        return command;
    }
}
