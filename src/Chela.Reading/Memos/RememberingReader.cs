using Chela.Reading.Cards;

namespace Chela.Reading.Memos;

/// <summary>A reader that reads nothing twice. Only for one whose cards depend on the task alone.</summary>
/// <param name="reader">Reads what was not read before.</param>
/// <param name="memo">The cards that were made.</param>
public sealed class RememberingReader(IReader reader, Memo memo) : IReader
{
    /// <inheritdoc/>
    public async ValueTask<Card> ReadAsync(ReadingTask task, CancellationToken cancellation)
    {
        if (task.Identity is not { } identity)
        {
            return await reader.ReadAsync(task, cancellation).ConfigureAwait(false);
        }

        var key = MemoKinds.Card.KeyOf(identity.ToString());
        if (memo.Find(MemoKinds.Card, key) is { } known)
        {
            return known;
        }

        var card = await reader.ReadAsync(task, cancellation).ConfigureAwait(false);
        memo.Keep(MemoKinds.Card, key, card);
        return card;
    }
}
