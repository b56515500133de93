using System.CommandLine;
using System.CommandLine.Invocation;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs a verb that mostly looks; a turn is put around it as soon as it acts.</summary>
internal sealed class SeldomTurnAction(Machine machine, string job, string[] arguments) : AsynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override async Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        var turn = new SeldomTurn(machine, job, arguments);
        await using (turn.ConfigureAwait(false))
        {
            var parsed = CommandLine.Parse(LookingHost.Of(machine, turn: turn), arguments);
            var action = (AsynchronousCommandLineAction)parsed.Action!;
            var body = action.InvokeAsync(parsed, cancellationToken);
            await Task.WhenAny(body, turn.Began).ConfigureAwait(false);
            if (turn.Turn is not { } begun)
            {
                return await body.ConfigureAwait(false);
            }

            var code = ExitCode.NotDone;
            var end = await TurnRunner
                .RunAsync(
                    begun,
                    async _ =>
                    {
                        code = await body.ConfigureAwait(false);
                        return (code == ExitCode.Done ? TurnEnd.Done : TurnEnd.NotDone, "");
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (end is null)
            {
                new TurnPrinter(machine.Terminal).PrintWaiting(begun.Record);
            }

            return code;
        }
    }
}
