using Chela.Agent.Effects;

namespace Chela.Agent.Turns;

/// <summary>A tool gave no answer: nobody knows whether the effect happened.</summary>
/// <param name="kind">Why, for a program.</param>
/// <param name="message">Why, for the owner.</param>
/// <param name="inner">What the tool threw.</param>
internal sealed class UnknownOutcomeException(FailureKind kind, string message, Exception? inner)
    : Exception(message, inner)
{
    /// <summary>Why.</summary>
    public FailureKind Kind => kind;
}
