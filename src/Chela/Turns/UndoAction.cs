using System.CommandLine;
using System.CommandLine.Invocation;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>
/// Finds the turn that is to be taken back before a turn is opened for it: that one names the other by its whole id, and where there is
/// nothing to take back, none is recorded.
/// </summary>
internal sealed class UndoAction(Machine machine, string[] arguments, Option<bool> dryRun)
    : AsynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        var word = parseResult.GetValue<string>(TurnVerb.IdName)!;
        if (parseResult.GetValue(dryRun))
        {
            return await CallOfAsync(machine, word, arguments, cancellationToken).ConfigureAwait(false) is { } tried
                ? await new DryRunJob(machine)
                    .RunAsync(TurnUndoVerb.Path, tried, cancellationToken)
                    .ConfigureAwait(false)
                : ExitCode.NotDone;
        }

        if (await TurnSession.OpenAsync(machine, cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return ExitCode.NotDone;
        }

        await using (session.ConfigureAwait(false))
        {
            await session.RecoverAsync(cancellationToken).ConfigureAwait(false);
            return await CallOfAsync(machine, word, arguments, cancellationToken).ConfigureAwait(false) is { } call
                ? await session.RunAsync(TurnUndoVerb.Path, call, cancellationToken).ConfigureAwait(false)
                : ExitCode.NotDone;
        }
    }

    /// <summary>The call that takes the turn back; null if there is nothing to take back, which has been told.</summary>
    /// <param name="machine">The machine; what is wrong is told to its terminal.</param>
    /// <param name="word">The turn, as the owner names it.</param>
    /// <param name="arguments">What was said besides.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<string[]?> CallOfAsync(
        Machine machine,
        string word,
        string[] arguments,
        CancellationToken cancellation
    )
    {
        var host = LookingHost.Of(machine);
        var run = new Run(host.Effects([]));
        var turn =
            word == OpenTurns.Last
                ? await TurnUndoVerb.LastAsync(host, run.Fail, cancellation).ConfigureAwait(false)
                : await OpenTurns.FindAsync(host, word, run.Fail, cancellation).ConfigureAwait(false);
        if (turn is not null && await IsToUndoAsync(host, turn, run.Fail, cancellation).ConfigureAwait(false))
        {
            string[] options = ["--json", "--quiet", "-q", "--verbose", "--strict"];
            return ["turn", "undo", turn.Id, .. arguments.Where(options.Contains)];
        }

        ReportOptions.Print(host, run.Close(host.NewRunId(), TurnUndoVerb.Path), arguments.Contains("--json"));
        return null;
    }

    private static async Task<bool> IsToUndoAsync(
        Host host,
        TurnRecord turn,
        Action<string, string?> fail,
        CancellationToken cancellation
    )
    {
        if (turn.Opened is null)
        {
            fail($"the turn {turn.Id} cannot be taken back: how it began was forgotten", null);
            return false;
        }

        var call = TurnPrinter.CallOf(turn);
        if (turn.Ended is null)
        {
            fail($"'{call}' {TurnPrinter.StateOf(turn)}: only what is over is taken back", "see chela status");
            return false;
        }

        var undoing = await TurnUndoVerb.LookAsync(host, turn, null, cancellation).ConfigureAwait(false);
        switch (undoing)
        {
            case { Left.IsEmpty: false }:
                return true;
            case { By: { } by }:
                fail(
                    $"'{call}' was taken back already, {TurnPrinter.Moment(by.At, host.Zone)}",
                    $"to have it again: chela turn undo {by.Id}"
                );
                return false;
            case { Stays.IsEmpty: true }:
                fail($"'{call}' of {TurnPrinter.Moment(turn.At, host.Zone)} changed nothing", "see chela turn list");
                return false;
            default:
                foreach (var stays in undoing.Stays.Select(TurnUndoVerb.Staying))
                {
                    fail(stays.Message, stays.Advice);
                }

                return false;
        }
    }
}
