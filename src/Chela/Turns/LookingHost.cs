using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Turns;
using Chela.Envelope.Authorities;
using Chela.Envelope.Decisions;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;
using Chela.Verbs;

namespace Chela.Turns;

/// <summary>The host of verbs that only look: decided, not journaled. Under a policy with errors nothing is fetched.</summary>
internal static class LookingHost
{
    private const string Task = "look";

    /// <summary>The host.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="mayAct">Whether acts run all the same: only what makes the home may.</param>
    /// <param name="turn">The turn for acts, opened by the first one; null denies them.</param>
    public static Host Of(Machine machine, bool mayAct = false, SeldomTurn? turn = null)
    {
        var engine = new Lazy<Task<TurnEngine>>(() => EngineAsync(machine));
        return new Host(
            machine.Terminal,
            machine.Home,
            machine.Time,
            machine.Zone,
            machine.NewId,
            grants => machine.Watch(new Port(engine, [.. grants], mayAct, turn)),
            machine
        );
    }

    private static async Task<TurnEngine> EngineAsync(Machine machine)
    {
        var (engine, errors) = await Engines
            .MakeAsync(machine, new MemoryJournal(), CancellationToken.None)
            .ConfigureAwait(false);
        return errors.IsEmpty
            ? engine
            : engine with
            {
                Policy = engine.Policy with
                {
                    Rules =
                    [
                        new PolicyRule(
                            "policy.yaml has errors",
                            new Condition { Kind = EffectKind.ObserveRemote },
                            Verdict.Deny
                        ),
                    ],
                },
            };
    }

    private sealed class Port(
        Lazy<Task<TurnEngine>> engine,
        IReadOnlyList<ManifestPlace> grants,
        bool mayAct,
        SeldomTurn? turn
    ) : IEffects
    {
        private UnrecordedEffects? _effects;

        public async ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation)
        {
            if (turn is not null && effect.Kind > EffectKind.ObserveRemote)
            {
                return await turn.PerformAsync(grants, effect, cancellation).ConfigureAwait(false);
            }

            _effects ??= new UnrecordedEffects(
                await engine.Value.ConfigureAwait(false),
                Grants.Manifest(Task, grants),
                Task,
                mayAct
            );
            return await _effects.PerformAsync(effect, cancellation).ConfigureAwait(false);
        }
    }
}
