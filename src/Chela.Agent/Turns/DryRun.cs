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
/// <param name="task">The task's id.</param>
public sealed class DryRun(TurnEngine engine, string task)
{
    private readonly EffectPlaces _places = new(task);
    private readonly ToolRunner _runner = new(engine);
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Outcome> _never = new();
    private ImmutableArray<Tried> _tried = [];

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
    public IEffects PortFor(Manifest manifest) => new Port(this, manifest);

    private async ValueTask<Outcome> PerformAsync(Manifest manifest, Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (id, place, at) = _places.Next(effect);
        var call = new Call(effect, id, place, at, manifest);
        var decision = Verdicts.Of(engine, call, null, engine.Used, [], engine.Time.GetUtcNow());
        var isLook = effect.Kind == EffectKind.ObserveLocal;
        if (!isLook || decision.Verdict != Verdict.Allow)
        {
            lock (_lock)
            {
                _tried = _tried.Add(new Tried(effect, decision.Verdict, decision.Why));
            }
        }

        if (decision.Verdict == Verdict.Deny)
        {
            return new Outcome.Denied(decision.Why);
        }

        if (isLook && decision.Verdict == Verdict.Allow)
        {
            return await _runner.RunOrFailAsync(effect, id, cancellation).ConfigureAwait(false);
        }

        if (engine.Tools[effect.Tool].Supposed(effect) is { } value)
        {
            return new Outcome.Done(value);
        }

        _stopped.TrySetResult();
        return await _never.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>An effect that would happen.</summary>
    /// <param name="Effect">What.</param>
    /// <param name="Verdict">What the envelope says.</param>
    /// <param name="Why">Why, for the owner.</param>
    public sealed record Tried(Effect Effect, Verdict Verdict, string Why);

    private sealed class Port(DryRun run, Manifest manifest) : IEffects
    {
        public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation) =>
            run.PerformAsync(manifest, effect, cancellation);
    }
}
