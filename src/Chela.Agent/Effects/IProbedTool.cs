using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>A tool that can tell afterwards whether an effect happened.</summary>
public interface IProbedTool : ITool
{
    /// <summary>Looks whether <paramref name="effect"/> happened. Changes nothing; an answer of which it is not sure is unknown.</summary>
    /// <param name="effect">The effect that was started.</param>
    /// <param name="key">Its id, as <see cref="ITool.RunAsync"/> got it.</param>
    /// <param name="cancellation">The caller gives up.</param>
    ValueTask<Probe> ProbeAsync(Effect effect, EffectId key, CancellationToken cancellation);
}
