using System.Collections.Concurrent;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// The calls of this process that gave no answer in time and were left behind: as long as they go on, what they are about may
/// happen yet, and no probe can tell that it did not. Thread-safe.
/// </summary>
public sealed class LeftCalls
{
    private readonly ConcurrentDictionary<EffectId, Task> _calls = new();

    /// <summary>Whether one of them goes on.</summary>
    public bool IsAny => _calls.Keys.Any(IsAtWork);

    /// <summary>Whether the call of an effect goes on.</summary>
    public bool IsAtWork(EffectId effect) => _calls.TryGetValue(effect, out var call) && !call.IsCompleted;

    /// <summary>Leaves a call behind.</summary>
    internal void Add(EffectId effect, Task<Outcome> call)
    {
        // Nobody waits for it any more: what it throws is seen here.
        _ = call.ContinueWith(t => _ = t.Exception, TaskScheduler.Default);
        _calls[effect] = call;
    }
}
