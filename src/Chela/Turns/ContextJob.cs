using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>
/// Shows what models saw in a turn, call by call and part by part: its body runs over its record once more, and what it makes of that
/// is what it made then.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="isJson">Whether one object is printed.</param>
internal sealed class ContextJob(Machine machine, bool isJson)
{
    /// <summary>Shows it.</summary>
    /// <returns>The exit code: not done if something of it cannot be shown as it was.</returns>
    public async Task<int> RunAsync(TurnRecord record, CancellationToken cancellation)
    {
        if (!record.Effects.Any(e => e.Call.Tool == ModelCall.Tool))
        {
            return Tell(record, [], null);
        }

        if (RunOver.Refusal(record) is { } refusal)
        {
            return Tell(record, [], refusal);
        }

        var over = await RunOver.RunAsync(machine, record, cancellation).ConfigureAwait(false);
        var views = new Queue<Memory.Context.ContextView>(over.Views);
        var calls = ImmutableArray.CreateBuilder<SeenCall>();
        foreach (var (call, outcome) in over.Calls)
        {
            var isPlanner = ModelCall.ChargedTo(call).Role == ModelWords.Roles[(int)ModelRole.Planner];
            calls.Add(SeenCall.Of(call, outcome, isPlanner && views.TryDequeue(out var view) ? view : null));
        }

        return Tell(
            record,
            calls.ToImmutable(),
            over.Replay.Divergences().IsEmpty
                ? null
                : $"the turn would not do now what it did; see chela turn replay {record.Id}"
        );
    }

    private int Tell(TurnRecord record, ImmutableArray<SeenCall> calls, string? error)
    {
        if (isJson)
        {
            machine.Terminal.Print(ContextJson.Of(record, calls, error));
        }
        else
        {
            new ContextPrinter(machine.Terminal).Print(record, calls, isKnown: error is null);
            if (error is not null)
            {
                machine.Terminal.PrintError(error);
            }
        }

        return error is null ? ExitCode.Done : ExitCode.NotDone;
    }
}
