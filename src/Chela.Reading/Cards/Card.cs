using System.Collections.Immutable;
using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>What a reader made of a text. Immutable.</summary>
/// <param name="Highlights">What the owner marked in it, in order.</param>
/// <param name="Paragraphs">What it says: statements in the order of the source. A new paragraph begins where something was left out.</param>
/// <param name="Facts">What can be told of it in a few words.</param>
public sealed record Card(
    ImmutableArray<Statement> Highlights,
    ImmutableArray<ImmutableArray<Statement>> Paragraphs,
    CardFacts Facts
)
{
    /// <summary>The card of a text that says nothing.</summary>
    public static Card Empty { get; } = new([], [], CardFacts.None);

    /// <summary>The statements of all paragraphs.</summary>
    public IEnumerable<Statement> Statements => Paragraphs.SelectMany(p => p);
}
