using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// Tells what a body would do and what the envelope would say, and does none of it: only local looks happen. An act is taken as done where
/// the tool can tell what it would return; a body that needs more stops there. Thread-safe.
/// </summary>
/// <param name="engine">The engine; its journal is not used.</param>
/// <param name="record">The turn so far, of which nothing is done again; a new one for a body that did not run yet.</param>
public sealed class DryRun(TurnEngine engine, TurnRecord record)
{
    private readonly EffectPlaces _places = new(record.Id);
    private readonly ToolRunner _runner = new(engine);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> _never = new();
    private ImmutableArray<Tried> _tried = [];
    private ImmutableArray<Use> _uses =
    [
        .. engine.Used,
        .. record.Effects.Select(e => e.Decision?.Reserved).OfType<Use>(),
    ];

    /// <summary>Completes when the body cannot go on, because it needs what an effect would return.</summary>
    public Task Stopped => _stopped.Task;

    /// <summary>What the body would have done so far, in order, without the local looks that were allowed.</summary>
    public ImmutableArray<Tried> Effects
    {
        get
        {
            lock (_lock)
            {
                return _tried;
            }
        }
    }

    /// <summary>The port for a body.</summary>
    public IEffects PortFor(Manifest manifest) => PortFor(Authority.Of(record.Id) with { Manifest = manifest });

    /// <summary>The port for calls on the word of the owner, or of a job.</summary>
    public IEffects PortFor(Authority authority) => new Port(this, authority);

    private async ValueTask<Outcome> PerformAsync(Authority authority, Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (id, place, at) = _places.Next(effect);
        _ = record.TryFind(id, out var state);
        if (state?.Result is { } result)
        {
            return result.ToOutcome() ?? await _runner.RunOrFailAsync(effect, id, cancellation).ConfigureAwait(false);
        }

        if (state?.Phase == EffectPhase.InDoubt)
        {
            Add(effect, Verdict.Ask, state.Doubt ?? "");
            return await StopAsync(cancellation).ConfigureAwait(false);
        }

        if (state?.Refusal is { } refusal)
        {
            return refusal.ToOutcome();
        }

        var decision = Decide(new Call(effect, id, place, at, authority), state);
        var isLook = effect.Kind == EffectKind.ObserveLocal;
        if (!isLook || decision.Verdict != Verdict.Allow)
        {
            Add(effect, decision.Verdict, decision.Why);
        }

        if (decision.Verdict == Verdict.Deny)
        {
            return new Outcome.Denied(decision.Why);
        }

        if (isLook && decision.Verdict == Verdict.Allow)
        {
            return await _runner.RunOrFailAsync(effect, id, cancellation).ConfigureAwait(false);
        }

        return engine.Tools[effect.Tool].Supposed(effect) is { } value
            ? new Outcome.Done(value)
            : await StopAsync(cancellation).ConfigureAwait(false);
    }

    private Verdicts Decide(Call call, EffectState? state)
    {
        lock (_lock)
        {
            var decision = Verdicts.Of(engine, call, state, _uses, [], engine.Time.GetUtcNow());
            _uses = decision.Reserved is { } use ? _uses.Add(use) : _uses;
            return decision;
        }
    }

    private void Add(Effect effect, Verdict verdict, string why)
    {
        lock (_lock)
        {
            _tried = _tried.Add(new Tried(effect, verdict, why));
        }
    }

    private Task<Outcome> StopAsync(CancellationToken cancellation)
    {
        _stopped.TrySetResult();
        return _never.Task.WaitAsync(cancellation);
    }

    /// <summary>An effect that would happen.</summary>
    /// <param name="Effect">What.</param>
    /// <param name="Verdict">What the envelope says.</param>
    /// <param name="Why">Why, for the owner.</param>
    public sealed record Tried(Effect Effect, Verdict Verdict, string Why);

    private sealed class Port(DryRun run, Authority authority) : IEffects
    {
        public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation) =>
            run.PerformAsync(authority, effect, cancellation);
    }
}
