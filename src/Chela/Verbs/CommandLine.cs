using System.CommandLine;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using Chela.Agent.Journal;
using Chela.Text;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary>Takes the arguments apart and runs the verb they name.</summary>
internal static class CommandLine
{
    private static readonly TimeSpan s_whenTerminated = new InvocationConfiguration().ProcessTerminationTimeout!.Value;

    /// <summary>Runs a verb.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(Machine machine, string[] arguments)
    {
        arguments = arguments.Length == 0 ? ["--help"] : arguments;
        var host = LookingHost.Of(machine);
        var root = Root(host);
        TurnAction.PutOn(root, machine, arguments);
        var parsed = Parse(root, arguments);
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
        {
            PrintErrors(host, parsed);
            return ExitCode.Usage;
        }

        if (Senseless(parsed, arguments) is { } complaint)
        {
            host.Terminal.PrintError(complaint);
            return ExitCode.Usage;
        }

        var otlp = OtlpOption.Start(parsed, root.Options.OfType<Option<Uri?>>().Single(), machine.Time);
        if (otlp is null)
        {
            return await RunAsync(host, parsed).ConfigureAwait(false);
        }

        try
        {
            return await RunAsync(host, parsed).ConfigureAwait(false);
        }
        finally
        {
            await otlp.DisposeAsync().ConfigureAwait(false);
            if (otlp.Failure is { } failure)
            {
                host.Terminal.PrintWarning(failure);
            }
        }
    }

    private static async Task<int> RunAsync(Host host, ParseResult parsed)
    {
        var configuration = new InvocationConfiguration
        {
            Output = host.Terminal.Output,
            Error = host.Terminal.Error,
            EnableDefaultExceptionHandler = false,
            // A chat has a Ctrl-C of its own; what ends its process is not what stops a turn, which the next one takes up.
            ProcessTerminationTimeout = parsed.CommandResult.Command.Name == ChatVerb.Word ? null : s_whenTerminated,
        };
        try
        {
            var code = await parsed.InvokeAsync(configuration).ConfigureAwait(false);
            if (code == ExitCode.NotDone && NearCommand(parsed) is { } near)
            {
                host.Terminal.Error.WriteLine($"Did you mean '{near}'?");
            }

            return code;
        }
        catch (OperationCanceledException)
        {
            host.Terminal.PrintError("stopped; what was complete before stays");
            return ExitCode.Interrupted;
        }
        catch (JournalException e)
        {
            TurnSession.Tell(host.Terminal, e);
            return ExitCode.NotDone;
        }
        catch (IOException e)
        {
            // What fails with files is an outcome, so it is the terminal, or the file or pipe in its place.
            host.Terminal.PrintLastError($"cannot write to standard output: {e.Message}");
            return ExitCode.NotDone;
        }
    }

    /// <summary>Takes the arguments of a turn apart, for its body.</summary>
    public static ParseResult Parse(Host host, string[] arguments) => Parse(Root(host), arguments);

    private static ParseResult Parse(RootCommand root, string[] arguments) =>
        root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>All verbs.</summary>
    public static RootCommand Root(Host host)
    {
        var root = new RootCommand("Chela: a personal agent whose first job is the weekly reading digest.")
        {
            InitVerb.Create(host),
            DigestVerb.Create(host),
            SaveVerb.Create(host),
            ShelfVerb.Create(host),
            FeedVerb.Create(host),
            SearchVerb.Create(host),
            ExtractVerb.Create(host),
            ChatVerb.Create(host),
            SendVerb.Create(host),
            NoteVerb.Create(host),
            ReminderVerb.Create(host),
            StatusVerb.Create(host),
            ApprovalsVerb.Create(host),
            ApproveVerb.Create(host),
            DenyVerb.Create(host),
            SettleVerb.Create(host),
            TurnUndoVerb.Create(host),
            TurnVerb.Create(host),
            ModelVerb.Create(host),
            SecretVerb.Create(host),
            PolicyVerb.Create(host),
            GuardVerb.Create(),
            AuditVerb.Create(host),
            JournalVerb.Create(host),
            CompletionVerb.Create(host),
#if CHELA_FAULTS
            Faults.CrashVerb.Create(host),
#endif
        };
        root.Options.Add(OtlpOption.Create());
        Examples.Add(
            root,
            ("chela digest ~/Notes", "the newest week of a vault, into ./weekly/2026/2026W08/"),
            ("chela extract page.html", "what there is to read in a page, a PDF, a book, a letter, as Markdown"),
            ("chela init", "tell it once where your vault is, then just: chela digest")
        );
        return root;
    }

    /// <summary>What the parser takes for an argument and nobody means as one; null if there is nothing such.</summary>
    private static string? Senseless(ParseResult parsed, string[] arguments)
    {
        if (parsed.Tokens.Any(t => t.Value.Length == 0))
        {
            return "expected a value, found an empty one; is a variable of your shell unset?";
        }

        var given = parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens);
        return
            !arguments.Contains("--")
            && given.FirstOrDefault(t => t.Value.StartsWith("--", StringComparison.Ordinal)) is { } option
            ? Unknown(parsed.CommandResult.Command, option.Value, "; what follows -- is no option")
            : null;
    }

    /// <summary>The command below the one that ran that its first argument nearly names; null if there is none.</summary>
    private static string? NearCommand(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        return
            parsed.CommandResult.Children.OfType<ArgumentResult>().SelectMany(a => a.Tokens).FirstOrDefault()
                is { } first
            && NearestName.Of(first.Value, command.Subcommands.Select(c => c.Name)) is { } name
            ? $"{Path(command)} {name}"
            : null;
    }

    private static void PrintErrors(Host host, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        // What follows it was meant for what is not known.
        foreach (var unknown in parsed.UnmatchedTokens.Take(1))
        {
            host.Terminal.PrintError(Unknown(command, unknown, ""));
        }

        foreach (var error in parsed.UnmatchedTokens.Count > 0 ? [] : parsed.Errors)
        {
            host.Terminal.PrintError(error.Message);
        }

        host.Terminal.Error.WriteLine($"See '{Path(command)} --help'.");
    }

    /// <summary>Says what a command does not know, and what was perhaps meant; else <paramref name="advice"/>.</summary>
    private static string Unknown(Command command, string word, string advice)
    {
        var name = word.Split('=')[0];
        var known = command.Subcommands.Select(c => c.Name).Concat(command.Options.Select(o => o.Name));
        var meant =
            NearestName.Of(name, known) is { } near ? $"; did you mean '{near}'?"
            : command.Subcommands.FirstOrDefault(c => c.Options.Any(o => o.Name == name)) is { } other
                ? $"; did you mean '{Path(other)} {name}'?"
            : advice;
        return $"{Path(command)} knows no '{word}'{meant}";
    }

    private static string Path(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Path(parent)} {command.Name}" : "chela";
}
