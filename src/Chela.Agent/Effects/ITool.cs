using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>An adapter that carries out the effects of one tool. Lives at the edge; safe for parallel calls.</summary>
public interface ITool
{
    /// <summary>The name that effects call it by.</summary>
    string Name { get; }

    /// <summary>The one kind of effect it has.</summary>
    EffectKind Kind { get; }

    /// <summary>Carries out <paramref name="effect"/>, which has been allowed.</summary>
    ValueTask<Outcome> RunAsync(Effect effect, CancellationToken cancellation);
}
