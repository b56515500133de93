using System.CommandLine;

namespace Chela.Verbs;

/// <summary><c>chela audit</c>: whether what was decided can be derived again.</summary>
internal static class AuditVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host) =>
        new("audit", "Check what was decided, alone and later") { AuditVerifyVerb.Create(host) };
}
