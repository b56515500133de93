using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Policies;

namespace Chela.Envelope.Decisions;

/// <summary>The reference monitor (Anderson 1972) in front of every effect: <c>executed = g(action, context, policy)</c>.</summary>
public static class ReferenceMonitor
{
    /// <summary>Decides whether an effect runs. Pure and total: equal arguments give equal decisions, and nothing throws.</summary>
    public static Decision Decide(
        in Effect effect,
        in Authority authority,
        in Policy policy,
        in Usage usage,
        in Moment moment
    ) => throw new NotSupportedException();
}
