using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>A tool whose effects can be taken back.</summary>
public interface IReversibleTool : ITool
{
    /// <summary>
    /// The effects that take one back, in order; none if there is nothing to take back, null if what is needed for it is not kept any more.
    /// </summary>
    /// <param name="effect">What was done.</param>
    /// <param name="key">Its id, as <see cref="ITool.RunAsync"/> got it.</param>
    /// <param name="result">What it returned then.</param>
    ImmutableArray<Effect>? UndoOf(Effect effect, EffectId key, Value result);
}
