using System.CommandLine;

namespace Chela.Verbs;

/// <summary>Options that mean the same on every verb.</summary>
internal static class CommonOptions
{
    /// <summary>One object instead of lines.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON object" };

    /// <summary>Nothing but what went wrong.</summary>
    public static Option<bool> Quiet() =>
        new("--quiet", "-q") { Description = "Print only warnings and errors, on standard error" };

    /// <summary>Everything.</summary>
    public static Option<bool> Verbose() => new("--verbose") { Description = "Print all remarks, however many" };

    /// <summary>For scripts that want to know.</summary>
    public static Option<bool> Strict() => new("--strict") { Description = "Exit with 1 if there are warnings" };
}
