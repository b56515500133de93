using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>What came of an effect.</summary>
public abstract record Outcome
{
    private Outcome() { }

    /// <summary>Why it did not happen; empty if it did.</summary>
    public string Reason() =>
        this switch
        {
            Failed failed => failed.Failure.Message,
            Denied denied => denied.Sentence,
            _ => "",
        };

    /// <summary>It happened.</summary>
    /// <param name="Value">What it returned, labelled.</param>
    public sealed record Done(Value Value) : Outcome;

    /// <summary>It was tried and did not happen.</summary>
    /// <param name="Failure">Why.</param>
    public sealed record Failed(EffectFailure Failure) : Outcome;

    /// <summary>It was not tried, because it is not allowed.</summary>
    /// <param name="Sentence">Why, for the owner.</param>
    public sealed record Denied(string Sentence) : Outcome;
}
