using System.CommandLine;
using System.CommandLine.Invocation;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs the verb that makes the home: before that there is nothing to record it in.</summary>
internal sealed class SetUpAction(Machine machine, string[] arguments, Option<bool> dryRun)
    : AsynchronousCommandLineAction
{
    /// <inheritdoc/>
    public override Task<int> InvokeAsync(ParseResult parseResult, CancellationToken cancellationToken = default)
    {
        if (parseResult.GetValue(dryRun))
        {
            return new DryRunJob(machine).RunAsync(InitVerb.Word, arguments, cancellationToken);
        }

        var parsed = CommandLine.Parse(LookingHost.Of(machine, mayAct: true), arguments);
        return ((AsynchronousCommandLineAction)parsed.Action!).InvokeAsync(parsed, cancellationToken);
    }
}
