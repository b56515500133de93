using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>What came of an effect.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>It happened.</summary>
    /// <param name="Value">What it returned, labelled.</param>
    public sealed record Done(Value Value) : Outcome;

    /// <summary>It was tried and did not happen.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(EffectFailure Failure) : Outcome;

    /// <summary>It was not tried, because it is not allowed.</summary>
    /// <param name="Reason">A sentence for the owner.</param>
    public sealed record Denied(string Reason) : Outcome;
}
