using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Models;
using Chela.Agent.Reports;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;
using Chela.Memory.Context;
using Chela.Terminals;

namespace Chela.Turns;

/// <summary>A turn's body that ran over its record: nothing was written, not even what it prints.</summary>
/// <param name="Replay">How it compares with the record.</param>
/// <param name="Views">What the models of the planner saw, call by call.</param>
/// <param name="Calls">The calls of models that it asked for, whole, with what came of them; null where the record ends.</param>
internal sealed record RunOver(
    Replay Replay,
    IReadOnlyList<ContextView> Views,
    ImmutableArray<(Effect Call, Outcome? Outcome)> Calls
)
{
    /// <summary>Why a turn cannot be run over its record; null if it can.</summary>
    public static string? Refusal(TurnRecord record) =>
        record.Opened is not { } opened || !Guid.TryParse(record.Id, out _)
            ? "it cannot be run again: how it began was forgotten"
        : Acting.IsSeldom(opened.Job) ? $"a turn of chela {opened.Job} has no record that could be run over"
        : null;

    /// <summary>Runs it, to its end or to where the record ends.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="record">A turn for which there is no <see cref="Refusal"/>.</param>
    /// <param name="cancellation">Stops it.</param>
    public static async Task<RunOver> RunAsync(Machine machine, TurnRecord record, CancellationToken cancellation)
    {
        // What was said before, and too large to be kept once more, is looked up where it was said.
        var journal = await machine.Journals(false, cancellation).ConfigureAwait(false) ?? new MemoryJournal();
        await using (journal.ConfigureAwait(false))
        {
            var (engine, _) = await Engines.MakeAsync(machine, journal, cancellation, journal).ConfigureAwait(false);
            var replay = new Replay(engine, record);
            var calls = new ModelCalls(replay.Port);
            var folder = Environment.CurrentDirectory;
            var body = new VerbBody(machine, record.Opened!, new RunId(Guid.Parse(record.Id)), record.At);
            try
            {
                var running = body.RunAsync(Terminal.Silent(), _ => calls, cancellation);
                if (await Task.WhenAny(running, replay.Stopped).ConfigureAwait(false) == running)
                {
                    await running.ConfigureAwait(false);
                }
            }
            finally
            {
                Environment.CurrentDirectory = folder;
            }

            return new RunOver(replay, body.Chat?.Views ?? [], calls.Seen);
        }
    }

    /// <summary>Keeps the calls of models that pass through a port. Thread-safe.</summary>
    private sealed class ModelCalls(IEffects port) : IEffects
    {
        private readonly Lock _lock = new();
        private ImmutableArray<(Effect Call, Outcome? Outcome)> _seen = [];

        public ImmutableArray<(Effect Call, Outcome? Outcome)> Seen
        {
            get
            {
                lock (_lock)
                {
                    return _seen;
                }
            }
        }

        public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
        {
            if (effect.Tool != ModelCall.Tool)
            {
                return await port.PerformAsync(effect, cancellation).ConfigureAwait(false);
            }

            int place;
            lock (_lock)
            {
                place = _seen.Length;
                _seen = _seen.Add((effect, null));
            }

            var outcome = await port.PerformAsync(effect, cancellation).ConfigureAwait(false);
            lock (_lock)
            {
                _seen = _seen.SetItem(place, (effect, outcome));
            }

            return outcome;
        }
    }
}
