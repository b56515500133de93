using Chela.Agent.Journal;
using Chela.Agent.Telemetry;

namespace Chela.Agent.Turns;

/// <summary>Writes what happens in a turn: into its record at once, and into the journal behind it. Thread-safe.</summary>
/// <param name="engine">The engine.</param>
/// <param name="record">The turn's record.</param>
/// <param name="gate">Held while the record changes.</param>
internal sealed class TurnLog(TurnEngine engine, TurnRecord record, Lock gate)
{
    private long _version = record.Version;
    private long? _cause;
    private Task<long> _last = Task.FromResult(0L);

    /// <summary>Appends the event that all further ones come from.</summary>
    public async Task BeginAsync(TurnEvent happened, CancellationToken cancellation) =>
        _cause = await AppendAsync(happened).WaitAsync(cancellation).ConfigureAwait(false);

    /// <summary>Appends events, which take their place now.</summary>
    /// <returns>The position of the last one, when they and all before them are on the disk.</returns>
    public Task<long> AppendAsync(params ReadOnlySpan<TurnEvent> happened)
    {
        var now = engine.Time.GetUtcNow();
        var began = Instruments.AppendSeconds.Enabled ? engine.Time.GetTimestamp() : 0;
        var events = new NewEvent[happened.Length];
        for (var at = 0; at < events.Length; at++)
        {
            events[at] = TurnEventKind.Write(happened[at], record, now) with { Cause = _cause };
        }

        lock (gate)
        {
            foreach (var happens in happened)
            {
                record.Apply(happens, now);
            }

            var append = engine.Journal.AppendAsync(record.Stream, _version, events, CancellationToken.None);
            _version += events.Length;
            _last = AfterAsync(_last, append, events.Length, engine.Time, began);
            return _last;
        }
    }

    // The first failure is the one that is told: what comes after it only finds another version than it expects.
    private static async Task<long> AfterAsync(
        Task<long> before,
        Task<long> append,
        int events,
        TimeProvider time,
        long began
    )
    {
        try
        {
            await before.ConfigureAwait(false);
        }
        catch
        {
            _ = append.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
            throw;
        }

        var position = await append.ConfigureAwait(false);
        Instruments.Events.Add(events);
        if (began != 0)
        {
            Instruments.AppendSeconds.Record(time.GetElapsedTime(began).TotalSeconds);
        }

        return position;
    }
}
