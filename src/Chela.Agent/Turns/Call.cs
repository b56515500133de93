using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns;

/// <summary>A call of a body at its place.</summary>
/// <param name="Effect">What is to be done.</param>
/// <param name="Id">Its id.</param>
/// <param name="Place">The how many-th equal call it is, from 0.</param>
/// <param name="Task">The task it is decided in: the turn at that place.</param>
/// <param name="Authority">On whose word it is decided; task and approvals are the turn's.</param>
internal sealed record Call(Effect Effect, EffectId Id, int Place, string Task, Authority Authority)
{
    /// <summary>What is to be written before a decision: that the body asks for it, if that is new, or new again.</summary>
    /// <param name="state">What the record has of it.</param>
    public IEnumerable<TurnEvent> PlannedAfter(EffectState? state) =>
        state is null or { Phase: EffectPhase.Superseded } ? [new TurnEvent.Planned(Id, Place, Effect)] : [];
}
