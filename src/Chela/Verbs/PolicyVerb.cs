using System.CommandLine;

namespace Chela.Verbs;

/// <summary><c>chela policy</c>: what may be done without asking, and what never.</summary>
internal static class PolicyVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host) =>
        new("policy", "Look at the policy: what may be done, what is asked, what never runs")
        {
            PolicyCheckVerb.Create(host),
            PolicyExplainVerb.Create(host),
        };
}
