using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Turns;
using Chela.Envelope.Effects;

namespace Chela.Turns;

/// <summary>What of a turn can be taken back, what was already, and what cannot be.</summary>
/// <param name="Left">What can be, in order: the effects that do it.</param>
/// <param name="Back">What was taken back, and still is.</param>
/// <param name="Stays">What no tool can take back, the last one first.</param>
/// <param name="By">The turn that took back what was.</param>
internal sealed record Undoing(
    ImmutableArray<Effect> Left,
    ImmutableArray<Effect> Back,
    ImmutableArray<EffectState> Stays,
    TurnRecord? By
)
{
    private const string Stage = "git.stage";

    /// <summary>Looks what holds of a turn.</summary>
    /// <param name="tools">The adapters.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="undos">The turns that took something back since then, oldest first.</param>
    public static Undoing Of(IEnumerable<ITool> tools, TurnRecord turn, IReadOnlyList<TurnRecord> undos) =>
        new Look(tools.ToDictionary(t => t.Declaration.Name), undos).At(turn);

    private sealed class Look(Dictionary<string, ITool> tools, IReadOnlyList<TurnRecord> undos)
    {
        public Undoing At(TurnRecord turn)
        {
            var left = ImmutableArray.CreateBuilder<Effect>();
            var gone = ImmutableArray.CreateBuilder<Effect>();
            var stays = ImmutableArray.CreateBuilder<EffectState>();
            TurnRecord? by = null;
            foreach (var done in turn.Effects.Reverse().Where(IsAct))
            {
                // What was staged is committed, or whoever staged it unstages it again.
                var undos = UndoOf(done);
                if (undos is null && done.Call.Tool != Stage)
                {
                    stays.Add(done);
                }

                foreach (var undo in undos ?? [])
                {
                    var taker = TakerOf(turn, undo);
                    (taker is null ? left : gone).Add(undo);
                    by ??= taker;
                }
            }

            return new Undoing(left.ToImmutable(), gone.ToImmutable(), stays.ToImmutable(), by);
        }

        /// <summary>The turn by which an effect was taken back, unless that was taken back itself.</summary>
        private TurnRecord? TakerOf(TurnRecord turn, Effect undo)
        {
            var act = EffectJson.ActOf(undo);
            return undos.LastOrDefault(u =>
                u.Opened!.Arguments.Contains(turn.Id)
                && u.Effects.Any(e =>
                    IsAct(e)
                    && EffectJson.ActOf(e.Call) == act
                    && UndoOf(e)?.Any(again => TakerOf(u, again) is not null) != true
                )
            );
        }

        /// <summary>What takes an effect back; null if nobody can.</summary>
        private ImmutableArray<Effect>? UndoOf(EffectState done) =>
            (tools.GetValueOrDefault(done.Call.Tool) as IReversibleTool)?.UndoOf(
                done.Call,
                done.Id,
                done.Result!.Value!
            );

        private static bool IsAct(EffectState effect) =>
            effect.Call.Kind > EffectKind.ObserveRemote && effect.Result?.Value is not null;
    }
}
