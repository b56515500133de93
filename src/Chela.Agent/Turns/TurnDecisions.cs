using System.Collections.Immutable;
using Chela.Agent.Models;
using Chela.Agent.Telemetry;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>Decides the calls of a turn, each under what those before it use up. Thread-safe.</summary>
/// <param name="engine">The engine.</param>
/// <param name="record">What the turn used up before.</param>
internal sealed class TurnDecisions(TurnEngine engine, TurnRecord record)
{
    private readonly Lock _lock = new();
    private ImmutableArray<Use> _uses = [.. record.Effects.Select(e => e.Used).OfType<Use>()];

    /// <summary>What holds of a call now.</summary>
    public Verdicts Of(Call call, EffectState? state, ImmutableArray<TurnEvent.Changed> changes)
    {
        ImmutableArray<Use> uses;
        lock (_lock)
        {
            uses = _uses;
        }

        var now = engine.Time.GetUtcNow();
        var verdicts = Verdicts.Of(engine, call, state, [.. engine.Used, .. uses], changes, now);
        ObservedEffect.Decided(verdicts.Verdict, verdicts.Decision.Check);
        return verdicts;
    }

    /// <summary>Counts what was used up in fact, where less may have been than was reserved.</summary>
    public void Finish(EffectId id, RecordedOutcome result)
    {
        lock (_lock)
        {
            _uses = [.. _uses.Select(u => u.Effect == id ? ModelCall.Counted(u, result) : u)];
        }
    }

    /// <summary>Counts what is about to be used up, for the decisions that follow.</summary>
    public void Reserve(Verdicts decision)
    {
        if (decision.Reserved is { } use)
        {
            lock (_lock)
            {
                _uses = _uses.Add(use);
            }
        }
    }
}
