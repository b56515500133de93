namespace Chela.Tests.Turns;

/// <summary>A clock that goes on only when it is told to; timers fire in their order, on the thread that moves it.</summary>
internal sealed class SimulatedTime(DateTimeOffset start) : TimeProvider
{
    private readonly List<Timer> _timers = [];
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now.Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves to the next timer and fires it; false if there is none within that time.</summary>
    public bool Step(TimeSpan within)
    {
        if (_timers.MinBy(t => t.Due) is not { } next || next.Due > _now + within)
        {
            return false;
        }

        _now = next.Due > _now ? next.Due : _now;
        _timers.Remove(next);
        next.Fire();
        return true;
    }

    /// <summary>Moves on, firing what is due until then.</summary>
    public void Advance(TimeSpan time)
    {
        var until = _now + time;
        while (Step(until - _now)) { }

        _now = until;
    }

    private sealed class Timer(SimulatedTime time, Action fire) : ITimer
    {
        public DateTimeOffset Due { get; private set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            time._timers.Remove(this);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Due = time._now + dueTime;
                time._timers.Add(this);
            }

            return true;
        }

        public void Dispose() => time._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
