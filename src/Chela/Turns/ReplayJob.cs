using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs a turn's verb over its record, and tells what differs. Nothing is written, not even what it prints.</summary>
/// <param name="machine">The machine.</param>
/// <param name="isJson">Whether one object is printed.</param>
internal sealed class ReplayJob(Machine machine, bool isJson)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code: done if nothing differs.</returns>
    public async Task<int> RunAsync(TurnRecord record, CancellationToken cancellation)
    {
        if (RunOver.Refusal(record) is { } refusal)
        {
            return Fail(record, refusal);
        }

        var replay = (await RunOver.RunAsync(machine, record, cancellation).ConfigureAwait(false)).Replay;
        var divergences = replay.Divergences();
        if (isJson)
        {
            machine.Terminal.Print(ReplayJson.Of(record, replay.Matched, divergences, null));
            return divergences.IsEmpty ? ExitCode.Done : ExitCode.NotDone;
        }

        foreach (var divergence in divergences)
        {
            var subject = divergence.Asked ?? divergence.Recorded!;
            machine.Terminal.Print($"{TurnPrinter.Show(subject)} {divergence.What}");
            if (divergence is { Asked: not null, Recorded: { } recorded })
            {
                machine.Terminal.Print($"  the record has {TurnPrinter.Show(recorded)}");
            }
        }

        var calls = Counted.Of(replay.Matched, "call");
        machine.Terminal.Print(
            !divergences.IsEmpty ? $"{calls} as in the record, {divergences.Length} that differ"
            : record.Ended is { End: TurnEnd.Done or TurnEnd.NotDone } ? $"{calls}, all as in the record"
            : $"{calls}, all as in the record, which ends there: {TurnPrinter.StateOf(record)}"
        );
        return divergences.IsEmpty ? ExitCode.Done : ExitCode.NotDone;
    }

    private int Fail(TurnRecord record, string error)
    {
        if (isJson)
        {
            machine.Terminal.Print(ReplayJson.Of(record, 0, [], error));
        }
        else
        {
            machine.Terminal.PrintError(error);
        }

        return ExitCode.NotDone;
    }
}
