using System.CommandLine;
using System.CommandLine.Invocation;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Puts a turn around the verbs that act: the journal is opened, what broke off is taken up again, and then the verb runs.</summary>
internal sealed class TurnAction(Machine machine, string job, string[] arguments, Option<bool> dryRun)
    : AsynchronousCommandLineAction
{
    /// <summary>Puts it on all verbs that act, below a command.</summary>
    public static void PutOn(Command command, Machine machine, string[] arguments)
    {
        foreach (var below in command.Subcommands)
        {
            var path = Acting.PathOf(below);
            if (path is TurnUndoVerb.Path or TurnUndoVerb.Short)
            {
                below.Action = new UndoAction(machine, arguments, DryRunOption.AddTo(below));
            }
            else if (path == InitVerb.Word)
            {
                below.Action = new SetUpAction(machine, arguments, DryRunOption.AddTo(below));
            }
            else if (Acting.Contains(path))
            {
                below.Action = new TurnAction(machine, path, arguments, DryRunOption.AddTo(below));
            }
            else if (Acting.IsSeldom(path))
            {
                below.Action = new SeldomTurnAction(machine, path, arguments);
            }

            PutOn(below, machine, arguments);
        }
    }

    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        if (parseResult.GetValue(dryRun))
        {
            return await new DryRunJob(machine).RunAsync(job, arguments, cancellationToken).ConfigureAwait(false);
        }

        if (await TurnSession.OpenAsync(machine, cancellationToken).ConfigureAwait(false) is not { } session)
        {
            return ExitCode.NotDone;
        }

        await using (session.ConfigureAwait(false))
        {
            await session.RecoverAsync(cancellationToken).ConfigureAwait(false);
            return await session.RunAsync(job, arguments, cancellationToken).ConfigureAwait(false);
        }
    }
}
