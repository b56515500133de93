using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// Runs a body over a record and changes nothing: each call gets the outcome that was recorded. What the body asks for and the record does
/// not have, and what the record has and the body does not ask for, are divergences. Thread-safe.
/// </summary>
/// <remarks>
/// The record of a turn that did not come to the end of its body (it waits, was interrupted, stopped or failed) ends somewhere: there the body
/// may ask for more than the record has, and only that it did not ask for all of what the record has is a divergence.
/// </remarks>
/// <param name="engine">The engine; its journal is not used.</param>
/// <param name="record">The record.</param>
public sealed class Replay(TurnEngine engine, TurnRecord record)
{
    private readonly EffectPlaces _places = new(record.Id);
    private readonly ToolRunner _runner = new(engine);
    private readonly Lock _lock = new();
    private readonly HashSet<EffectId> _asked = [];
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> _never = new();
    private readonly bool _isWhole = record.Ended is { End: TurnEnd.Done or TurnEnd.NotDone };
    private ImmutableArray<Divergence> _divergences = [];
    private Effect? _beyond;
    private int _calls;
    private int _running;

    /// <summary>Completes when the body cannot go on: it asks for what is not in the record, or was not finished there.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>How many calls found their outcome.</summary>
    public int Matched
    {
        get
        {
            lock (_lock)
            {
                return _asked.Count;
            }
        }
    }

    /// <summary>The port for the body.</summary>
    public IEffects Port => new PortOf(this);

    /// <summary>What differs, once the body ended or stopped.</summary>
    public ImmutableArray<Divergence> Divergences()
    {
        lock (_lock)
        {
            var unasked = record
                .Effects.Where(e => !_asked.Contains(e.Id) && e.Phase != EffectPhase.Superseded)
                .Select(e => e.Call)
                .ToList();
            if (_beyond is { } beyond)
            {
                var recorded = unasked.Find(u => u.Tool == beyond.Tool) ?? unasked.FirstOrDefault();
                return recorded is null && !_isWhole
                    ? _divergences
                    : _divergences.Add(new Divergence(recorded, beyond, "is asked for, and not in the record"));
            }

            // What came after the place where the body stopped was not looked at.
            return _stopped.Task.IsCompleted
                ? _divergences
                :
                [
                    .. _divergences,
                    .. unasked.Select(u => new Divergence(
                        u,
                        null,
                        "is in the record, and the body did not ask for it"
                    )),
                ];
        }
    }

    private async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        lock (_lock)
        {
            _calls++;
            _running++;
        }

        Outcome? outcome;
        try
        {
            outcome = await FindAsync(effect, cancellation).ConfigureAwait(false);
        }
        finally
        {
            lock (_lock)
            {
                _running--;
            }
        }

        if (outcome is not null)
        {
            return outcome;
        }

        _ = StopWhenQuietAsync();
        return await _never.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>What the record has of a call; null if the body cannot go on there.</summary>
    private async ValueTask<Outcome?> FindAsync(Effect effect, CancellationToken cancellation)
    {
        var (id, _, _) = _places.Next(effect);
        lock (_lock)
        {
            if (!record.TryFind(id, out _))
            {
                _beyond ??= effect;
                return null;
            }

            _asked.Add(id);
        }

        _ = record.TryFind(id, out var state);
        if (state!.Result is not { } result)
        {
            // Not a divergence: the record ends here.
            return null;
        }

        if (result.ToOutcome() is { } outcome)
        {
            return outcome;
        }

        // A look that was too large to be kept: looked again, and held against its hash.
        try
        {
            var again = await _runner.RunAsync(effect, id, cancellation).ConfigureAwait(false);
            if (RecordedOutcome.Of(again, effect.Kind).Shows != result.Shows && !IsChangedByTurn(effect))
            {
                Add(new Divergence(state.Call, effect, "shows something else than it did then"));
            }

            return again;
        }
        catch (UnknownOutcomeException e)
        {
            Add(new Divergence(state.Call, effect, e.Message));
            return null;
        }
    }

    /// <summary>Parts of the body that go on side by side may still find what they ask for.</summary>
    private async Task StopWhenQuietAsync()
    {
        int calls;
        do
        {
            lock (_lock)
            {
                calls = _calls;
            }

            await Task.Delay(TurnEngine.Quiet, engine.Time).ConfigureAwait(false);
        } while (!IsQuiet(calls));

        _stopped.TrySetResult();
    }

    private bool IsQuiet(int calls)
    {
        lock (_lock)
        {
            return _running == 0 && _calls == calls;
        }
    }

    /// <summary>Whether the turn itself changed what a look is about.</summary>
    private bool IsChangedByTurn(Effect look) =>
        record.Effects.Any(e =>
            e.Call.Kind > EffectKind.ObserveRemote && e.Result?.Value is not null && EffectOverlap.Touches(e.Call, look)
        );

    private void Add(Divergence divergence)
    {
        lock (_lock)
        {
            _divergences = _divergences.Add(divergence);
        }
    }

    /// <summary>A difference between a record and the body that runs over it.</summary>
    /// <param name="Recorded">What the record has there; null if nothing.</param>
    /// <param name="Asked">What the body asked for; null if nothing.</param>
    /// <param name="What">What is so: a clause.</param>
    public sealed record Divergence(Effect? Recorded, Effect? Asked, string What);

    private sealed class PortOf(Replay replay) : IEffects
    {
        public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation) =>
            replay.PerformAsync(effect, cancellation);
    }
}
