using Chela.Agent.Effects;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>The port through which a body calls, on somebody's word.</summary>
/// <param name="turn">The turn.</param>
/// <param name="authority">On whose word.</param>
internal sealed class TurnPort(Turn turn, Authority authority) : IEffects
{
    /// <inheritdoc/>
    public ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation) =>
        turn.PerformAsync(authority, effect, cancellation);
}
