using System.CommandLine;

namespace Chela.Verbs;

/// <summary><c>chela audit</c>: whether what was decided can be derived again.</summary>
internal static class AuditVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("audit", "Check what was decided, alone and later") { AuditVerifyVerb.Create(host) };
        Examples.AddToNoun(
            command,
            ("chela audit verify", "the journal: its chain, and the certificate of every decision"),
            ("chela audit verify decisions.jsonl", "names every line that was changed or does not follow")
        );
        return command;
    }
}
