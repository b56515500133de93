using System.Collections.Immutable;
using Chela.Envelope.Effects;

namespace Chela.Agent.Reader;

/// <summary>What came of a question to the quarantined reader.</summary>
public abstract record ReaderAnswer
{
    private ReaderAnswer() { }

    /// <summary>It answered in the schema. Whoever wrote the content may have chosen every word of it.</summary>
    /// <param name="Value">
    /// The answer, labelled as the reader's and as all that it was made of; where the content had to be read in several parts, a list with
    /// one answer for each part that has one.
    /// </param>
    /// <param name="Notes">What was left out or dropped, in our own words.</param>
    public sealed record Answered(Value Value, ImmutableArray<string> Notes) : ReaderAnswer;

    /// <summary>It did not.</summary>
    /// <param name="Why">A sentence.</param>
    public sealed record Failed(string Why) : ReaderAnswer;
}
