using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Terminals;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>Runs a turn's verb over its record, and tells what differs. Nothing is written, not even what it prints.</summary>
internal sealed class ReplayJob(Machine machine)
{
    /// <summary>Runs it.</summary>
    /// <returns>The exit code: done if nothing differs.</returns>
    public async Task<int> RunAsync(TurnRecord record, CancellationToken cancellation)
    {
        if (record.Opened is not { } opened || !Guid.TryParse(record.Id, out var id))
        {
            machine.Terminal.PrintError("it cannot be run again: how it began was forgotten");
            return ExitCode.NotDone;
        }

        if (Acting.IsSeldom(opened.Job) || opened.Job == TurnUndoVerb.Path)
        {
            machine.Terminal.PrintError($"a turn of chela {opened.Job} has no record that could be run over");
            return ExitCode.NotDone;
        }

        var (engine, _) = await Engines.MakeAsync(machine, new MemoryJournal(), cancellation).ConfigureAwait(false);
        var replay = new Replay(engine, record);
        var body = new VerbBody(machine, opened, new RunId(id), record.At).RunAsync(
            Terminal.Silent(),
            _ => replay.Port,
            cancellation
        );
        if (await Task.WhenAny(body, replay.Stopped).ConfigureAwait(false) == body)
        {
            await body.ConfigureAwait(false);
        }

        var divergences = replay.Divergences();
        foreach (var divergence in divergences)
        {
            var subject = divergence.Asked ?? divergence.Recorded!;
            machine.Terminal.Print($"{TurnPrinter.Show(subject)} {divergence.What}");
            if (divergence is { Asked: not null, Recorded: { } recorded })
            {
                machine.Terminal.Print($"  the record has {TurnPrinter.Show(recorded)}");
            }
        }

        machine.Terminal.Print(
            divergences.IsEmpty
                ? $"{replay.Matched} calls, all as in the record"
                : $"{replay.Matched} calls are as in the record, {divergences.Length} differ"
        );
        return divergences.IsEmpty ? ExitCode.Done : ExitCode.NotDone;
    }
}
