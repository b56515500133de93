using System.CommandLine;

namespace Chela.Verbs;

internal static class CompletionVerb
{
    public static Command Create(Host host) => new("completion", host.Home.Path);
}
