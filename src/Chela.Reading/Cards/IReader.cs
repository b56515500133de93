namespace Chela.Reading.Cards;

/// <summary>
/// Reads a text and makes a card of it. The extractive reader is pure and answers at once; one that asks a model does so
/// through effects of its own, with what it was given and nothing else.
/// </summary>
/// <remarks>
/// A text is what others wrote: a reader takes no orders from it. Each statement of a card names a span of the source that
/// supports it, or says that it has none (<see cref="Evidence.EvidenceStatus"/>); <see cref="Passage.StatementOf"/> makes
/// statements of what stands in the text. A reader that cannot answer returns <see cref="Card.Empty"/>; only who gives up
/// waiting gets an exception.
/// </remarks>
public interface IReader
{
    /// <summary>Reads a text.</summary>
    ValueTask<Card> ReadAsync(ReadingTask task, CancellationToken cancellation);
}
