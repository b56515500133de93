using Chela.Agent.Effects;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>
/// The port for what leaves no trace worth a record, such as a look at the settings: everything is decided, nothing is journaled,
/// and what would have to be asked is denied. So are acts, but for those that make the home. Thread-safe.
/// </summary>
/// <param name="engine">The engine; its journal is not used.</param>
/// <param name="manifest">What may be done.</param>
/// <param name="task">The task's id.</param>
/// <param name="mayAct">Whether acts run; else only looks do.</param>
public sealed class UnrecordedEffects(TurnEngine engine, Manifest manifest, string task, bool mayAct) : IEffects
{
    private readonly EffectPlaces _places = new(task);
    private readonly ToolRunner _runner = new(engine);

    /// <inheritdoc/>
    public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var (id, place, at) = _places.Next(effect);
        var call = new Call(effect, id, place, at, Authority.Of(task) with { Manifest = manifest });
        var decision = Verdicts.Of(engine, call, null, engine.Used, [], engine.Time.GetUtcNow());
        if (decision.Verdict != Verdict.Allow)
        {
            return new Outcome.Denied(decision.Why);
        }

        if (effect.Kind > EffectKind.ObserveRemote && !mayAct)
        {
            return new Outcome.Denied($"{effect.Tool} changes something, and this is not recorded.");
        }

        return await _runner.RunOrFailAsync(effect, id, cancellation).ConfigureAwait(false);
    }
}
