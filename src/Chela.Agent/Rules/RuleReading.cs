using System.Collections.Immutable;

namespace Chela.Agent.Rules;

/// <summary>What a sentence of the owner's asks for.</summary>
public abstract record RuleReading
{
    private RuleReading() { }

    /// <summary>A verb of the command line.</summary>
    /// <param name="Arguments">Its arguments, the verb first. What the owner wrote never becomes an option.</param>
    public sealed record Verb(ImmutableArray<string> Arguments) : RuleReading;

    /// <summary>That what is going on ends.</summary>
    public sealed record Stop : RuleReading;

    /// <summary>What can be asked for.</summary>
    public sealed record Help : RuleReading;

    /// <summary>Nothing; it is only polite.</summary>
    /// <param name="Sentence">What is answered, in the language of the message.</param>
    public sealed record Polite(string Sentence) : RuleReading;

    /// <summary>Nothing that is understood wholly, so nothing is done.</summary>
    /// <param name="Sentence">What was not understood or has to be said, in the language of the message.</param>
    public sealed record NotUnderstood(string Sentence) : RuleReading;
}
