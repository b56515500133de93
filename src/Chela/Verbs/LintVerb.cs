using System.CommandLine;

namespace Chela.Verbs;

internal static class LintVerb
{
    public static Command Create(Host host) => new("lint", host.Home.Path);
}
