using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Tools;

namespace Chela.Agent.Effects;

/// <summary>An adapter that carries out the effects of one tool. Lives at the edge; safe for parallel calls.</summary>
public interface ITool
{
    /// <summary>What it says of itself: name, kind, what happens when it is called twice, the roles of its parameters.</summary>
    ToolDeclaration Declaration { get; }

    /// <summary>How long one call may take before it is given up.</summary>
    TimeSpan Deadline => TimeSpan.FromMinutes(10);

    /// <summary>
    /// How often a call is tried that the other side is too busy for, where a second call does no harm; 1 of a tool that tries again
    /// by itself.
    /// </summary>
    int Tries => 3;

    /// <summary>
    /// Whether it only keeps our own record, such as what was said: no act on the world, so that of the owner's policy nothing is about
    /// it. A job may do it by its manifest; whoever else does it is decided as ever.
    /// </summary>
    bool IsRecord => false;

    /// <summary>
    /// What <paramref name="effect"/> would return if it ran, for a run that is only tried; null if nobody can know that before.
    /// </summary>
    Value? Supposed(Effect effect) =>
        Declaration.Kind is EffectKind.ObserveLocal or EffectKind.ObserveRemote
            ? null
            : new Value.Nothing(Label.System);

    /// <summary>
    /// Carries out <paramref name="effect"/>, which has been allowed. An expected failure is an outcome; an exception means
    /// that nobody knows what happened.
    /// </summary>
    /// <param name="effect">What is to be done.</param>
    /// <param name="key">
    /// The effect's id: a keyed tool hands it on, so that a second call with it does nothing twice. The default of its type
    /// where nobody will ask for the effect again.
    /// </param>
    /// <param name="cancellation">The caller or the deadline gives up.</param>
    ValueTask<Outcome> RunAsync(Effect effect, EffectId key, CancellationToken cancellation);
}
