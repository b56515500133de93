using System.CommandLine;
using System.Globalization;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela turn</c>: what was done, out of the journal.</summary>
internal static class TurnVerb
{
    /// <summary>The name of the argument that names a turn.</summary>
    public const string IdName = "TURN";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("turn", "See what was done, check it against its record, take it back")
        {
            List(host),
            Show(host),
            Replay(host),
            TurnUndoVerb.Create(host),
            Resume(host),
        };
        Examples.AddToNoun(
            command,
            ("chela turn list", "what ran, the newest last"),
            ("chela turn show last", "what the last turn did, and why it was allowed"),
            ("chela turn undo last", "take back what it wrote")
        );
        return command;
    }

    /// <summary>Names a turn.</summary>
    public static Argument<string> Id() =>
        new(IdName) { Description = "The beginning or the end of a turn's id, or last" };

    private static Command List(Host host)
    {
        var json = new Option<bool>("--json") { Description = "Print each turn as a JSON object on a line of its own" };
        var most = new Option<int>("--most")
        {
            Description = "Only the newest so many",
            HelpName = "N",
            DefaultValueFactory = _ => 20,
        };
        most.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var text }] && int.TryParse(text, out var number) && number < 1)
            {
                result.AddError($"--most: expected a number from 1, found {text}");
            }
        });
        var command = new Command("list", "List what ran, the newest last") { json, most };
        Examples.Add(
            command,
            ("chela turn list --most 100", "the last hundred"),
            ("chela turn list --json | jq -r 'select(.state != \"done\") | .turn'", "those that are not done")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var turns = await OpenTurns
                    .NewestFirstAsync(host, cancellation)
                    .Take(parsed.GetValue(most))
                    .ToListAsync(cancellation)
                    .ConfigureAwait(false);
                foreach (var turn in Enumerable.Reverse(turns))
                {
                    if (parsed.GetValue(json))
                    {
                        host.Terminal.Print(TurnForm.Of(turn, all: false).ToJson());
                    }
                    else
                    {
                        new TurnPrinter(host.Terminal).PrintLine(turn, host.Zone);
                    }
                }

                if (turns.Count == 0 && !parsed.GetValue(json))
                {
                    host.Terminal.Print("nothing ran yet that changes anything");
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Show(Host host)
    {
        var id = Id();
        var json = new Option<bool>("--json") { Description = "Print it as one JSON object" };
        var all = new Option<bool>("--all") { Description = "Also what it only looked at" };
        var context = new Option<bool>("--context") { Description = "What models saw in it, call by call, by part" };
        var command = new Command("show", "Show what a turn did, with verdicts, reasons and times")
        {
            id,
            json,
            all,
            context,
        };
        Examples.Add(
            command,
            ("chela turn show last", "done, waiting, in doubt, not done and why"),
            ("chela turn show last --all --json", "all of it, for a program"),
            ("chela turn show last --context", "what a model was sent: parts, tokens, labels, what was left out")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (
                    await OpenTurns
                        .FindAsync(host, parsed.GetValue(id)!, "turn show", parsed.GetValue(json), cancellation)
                        .ConfigureAwait(false)
                    is not { } turn
                )
                {
                    return ExitCode.NotDone;
                }

                if (parsed.GetValue(context))
                {
                    return await new ContextJob(host.Machine, parsed.GetValue(json))
                        .RunAsync(turn, cancellation)
                        .ConfigureAwait(false);
                }

                if (parsed.GetValue(json))
                {
                    host.Terminal.Print(TurnForm.Of(turn, parsed.GetValue(all)).ToJson());
                }
                else
                {
                    new TurnPrinter(host.Terminal).Print(turn, host.Zone, parsed.GetValue(all));
                }

                return ExitCode.Done;
            }
        );
        return command;
    }

    private static Command Replay(Host host)
    {
        var id = Id();
        var json = new Option<bool>("--json") { Description = "Print it as one JSON object" };
        var command = new Command("replay", "Run a turn over its record, and report what differs; changes nothing")
        {
            id,
            json,
        };
        Examples.Add(command, ("chela turn replay last", "the same calls, in the same order, with the same outcomes?"));
        command.SetAction(
            async (parsed, cancellation) =>
                await OpenTurns
                    .FindAsync(host, parsed.GetValue(id)!, "turn replay", parsed.GetValue(json), cancellation)
                    .ConfigureAwait(false)
                    is { } turn
                    ? await new ReplayJob(host.Machine, parsed.GetValue(json))
                        .RunAsync(turn, cancellation)
                        .ConfigureAwait(false)
                    : ExitCode.NotDone
        );
        return command;
    }

    private static Command Resume(Host host)
    {
        var command = new Command("resume", "Take up again what broke off; every verb that acts does it first");
        var dryRun = DryRunOption.AddTo(command);
        Examples.Add(
            command,
            ("chela turn resume", "what was interrupted, and what got its answer"),
            ("chela turn resume --dry-run", "what would be done then")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var isDry = parsed.GetValue(dryRun);
                if (
                    await TurnSession.OpenAsync(host.Machine, cancellation, isDry).ConfigureAwait(false)
                    is not { } session
                )
                {
                    return ExitCode.NotDone;
                }

                await using (session.ConfigureAwait(false))
                {
                    var (taken, isAllDone) = await session.RecoverAsync(cancellation).ConfigureAwait(false);
                    if (isDry)
                    {
                        host.Terminal.Print($"{Counted.Of(taken, "turn")} would be taken up again");
                        return isAllDone ? ExitCode.Done : ExitCode.NotDone;
                    }

                    var left = await session.Waiting.OpenAsync(cancellation).ConfigureAwait(false);
                    host.Terminal.Print(
                        left.Count == 0
                            ? "nothing is left undone"
                            : string.Create(CultureInfo.InvariantCulture, $"{left.Count} left; see chela status")
                    );
                    return isAllDone ? ExitCode.Done : ExitCode.NotDone;
                }
            }
        );
        return command;
    }
}
