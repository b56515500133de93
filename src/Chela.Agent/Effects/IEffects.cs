using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>
/// The one port between a body and the world. A model call, a fetch, a file write, a git push, a reply: all go through
/// here, where they are decided first and recorded later, without the callers knowing how.
/// </summary>
public interface IEffects
{
    /// <summary>Performs <paramref name="effect"/> if it is allowed.</summary>
    /// <param name="effect">What is to be done.</param>
    /// <param name="cancellation">Stops waiting; an effect that already began may still have happened.</param>
    /// <returns>What came of it. An expected failure is an outcome, not an exception.</returns>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    ValueTask<Outcome> PerformAsync(Effect effect, CancellationToken cancellation);
}
