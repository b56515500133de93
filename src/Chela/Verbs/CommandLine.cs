using System.CommandLine;
using System.CommandLine.Invocation;

namespace Chela.Verbs;

/// <summary>Takes the arguments apart and runs the verb they name.</summary>
internal static class CommandLine
{
    /// <summary>Runs a verb.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Host host, string[] arguments)
    {
        var root = Root(host);
        var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            foreach (var error in parsed.Errors)
            {
                host.Terminal.PrintError(error.Message);
            }

            host.Terminal.Error.WriteLine($"See '{Path(parsed.CommandResult.Command)} --help'.");
            return ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = host.Terminal.Output,
            Error = host.Terminal.Error,
            EnableDefaultExceptionHandler = false,
        };
        try
        {
            return await parsed.InvokeAsync(configuration).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            host.Terminal.PrintError("stopped; what was complete before stays");
            return ExitCode.Interrupted;
        }
    }

    /// <summary>All verbs.</summary>
    public static RootCommand Root(Host host)
    {
        var root = new RootCommand("Chela: a personal agent whose first job is the weekly reading digest.")
        {
            InitVerb.Create(host),
            DigestVerb.Create(host),
            CompletionVerb.Create(host),
        };
        Examples.Add(
            root,
            ("chela digest ~/Notes", "the newest week of a vault, into ./weekly/2026/2026W08/"),
            ("chela init", "tell it once where your vault is, then just: chela digest")
        );
        return root;
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "chela";
}
