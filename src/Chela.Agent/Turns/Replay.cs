using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// Runs a body over a record and changes nothing: each call gets the outcome that was recorded. What the body asks for and the record does
/// not have, and what the record has and the body does not ask for, are divergences. Thread-safe.
/// </summary>
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
    private ImmutableArray<Divergence> _divergences = [];

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
            // What came after the place where the body stopped was not looked at.
            return _stopped.Task.IsCompleted
                ? _divergences
                :
                [
                    .. _divergences,
                    .. record
                        .Effects.Where(e => !_asked.Contains(e.Id) && e.Phase != EffectPhase.Superseded)
                        .Select(e => new Divergence(e.Call, null, "is in the record, and the body did not ask for it")),
                ];
        }
    }

    private async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (id, _, _) = _places.Next(effect);
        if (!record.TryFind(id, out var state))
        {
            var recorded = NextUnasked(effect);
            return await StopAsync(
                    new Divergence(recorded, effect, "is asked for, and not in the record"),
                    cancellation
                )
                .ConfigureAwait(false);
        }

        lock (_lock)
        {
            _asked.Add(id);
        }

        if (state.Result is not { } result)
        {
            // Not a divergence: the record ends here.
            return await StopAsync(null, cancellation).ConfigureAwait(false);
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
            return await StopAsync(new Divergence(state.Call, effect, e.Message), cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Whether the turn itself changed what a look is about.</summary>
    private bool IsChangedByTurn(Effect look) =>
        record.Effects.Any(e =>
            e.Call.Kind > EffectKind.ObserveRemote && e.Result?.Value is not null && EffectOverlap.Touches(e.Call, look)
        );

    private Effect? NextUnasked(Effect effect)
    {
        lock (_lock)
        {
            return record.Effects.FirstOrDefault(e => !_asked.Contains(e.Id) && e.Call.Tool == effect.Tool)?.Call
                ?? record.Effects.FirstOrDefault(e => !_asked.Contains(e.Id))?.Call;
        }
    }

    private async Task<Outcome> StopAsync(Divergence? divergence, CancellationToken cancellation)
    {
        if (divergence is not null)
        {
            Add(divergence);
        }

        _stopped.TrySetResult();
        return await _never.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

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
