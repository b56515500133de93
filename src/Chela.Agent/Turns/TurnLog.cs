using Chela.Agent.Journal;
using Chela.Agent.Telemetry;

namespace Chela.Agent.Turns;

/// <summary>Writes what happens in a turn: into its record at once, and into the journal behind it. Thread-safe.</summary>
/// <param name="engine">The engine.</param>
/// <param name="record">The turn's record.</param>
/// <param name="gate">Held while the record changes.</param>
internal sealed class TurnLog(TurnEngine engine, TurnRecord record, Lock gate)
{
    /// <summary>So many events for which nobody waits are held back at most.</summary>
    private const int MostBehind = 64;

    /// <summary>So many bytes of them, about.</summary>
    private const long MostBytesBehind = 512 * 1024;

    /// <summary>So long they are held back at most.</summary>
    private static readonly TimeSpan s_longest = TimeSpan.FromMilliseconds(20);

    private readonly List<NewEvent> _behind = [];
    private long _bytesBehind;
    private ITimer? _timer;
    private bool _isTimed;
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
        var events = EventsOf(happened, out var now);
        lock (gate)
        {
            Apply(happened, now);
            return Write(events);
        }
    }

    /// <summary>
    /// Appends events for which nobody waits: they take their place now, and are written with the next ones that somebody waits for, or
    /// in a moment. One flush of the disk serves them all.
    /// </summary>
    public void AppendBehind(params ReadOnlySpan<TurnEvent> happened)
    {
        var events = EventsOf(happened, out var now);
        lock (gate)
        {
            Apply(happened, now);
            _behind.AddRange(events);
            _bytesBehind += events.Sum(e => (long)e.Body.Length);
            if (_behind.Count >= MostBehind || _bytesBehind >= MostBytesBehind)
            {
                _ = Write([]);
            }
            else if (!_isTimed)
            {
                _isTimed = true;
                _timer ??= engine.Time.CreateTimer(
                    _ => Flush(),
                    null,
                    Timeout.InfiniteTimeSpan,
                    Timeout.InfiniteTimeSpan
                );
                _timer.Change(s_longest, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Flush()
    {
        lock (gate)
        {
            _isTimed = false;
            if (_behind.Count > 0)
            {
                _ = Write([]);
            }
        }
    }

    private NewEvent[] EventsOf(ReadOnlySpan<TurnEvent> happened, out DateTimeOffset now)
    {
        now = engine.Time.GetUtcNow();
        var events = new NewEvent[happened.Length];
        for (var at = 0; at < events.Length; at++)
        {
            events[at] = TurnEventKind.Write(happened[at], record, now) with { Cause = _cause };
        }

        return events;
    }

    private void Apply(ReadOnlySpan<TurnEvent> happened, DateTimeOffset now)
    {
        foreach (var happens in happened)
        {
            record.Apply(happens, now);
        }
    }

    /// <summary>Writes what was held back, and these behind it.</summary>
    private Task<long> Write(NewEvent[] events)
    {
        NewEvent[] all = [.. _behind, .. events];
        _behind.Clear();
        _bytesBehind = 0;
        var began = Instruments.AppendSeconds.Enabled ? engine.Time.GetTimestamp() : 0;
        var append = engine.Journal.AppendAsync(record.Stream, _version, all, CancellationToken.None);
        _version += all.Length;
        _last = AfterAsync(_last, append, all.Length, engine.Time, began);
        return _last;
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
