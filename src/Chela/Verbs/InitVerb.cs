using System.CommandLine;

namespace Chela.Verbs;

internal static class InitVerb
{
    public static Command Create(Host host) => new("init", host.Home.Path);
}
