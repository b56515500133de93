using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Extracts;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;

namespace Chela.Shelf;

/// <summary>Works on the reading list: ages what waited too long, finds what the owner names, notes what becomes of it.</summary>
internal sealed class ShelfJob(Run run, ShelfStore store, ChelaSettings settings, TimeProvider time)
{
    private readonly ReadingCache _readings = new();

    /// <summary>
    /// Reads the shelf, and takes off what waited longer than the owner wants: told, each by its name. Null if it cannot
    /// be read.
    /// </summary>
    public async Task<ReadingList?> LoadAsync(CancellationToken cancellation)
    {
        if (await store.LoadAsync(cancellation).ConfigureAwait(false) is not { } list)
        {
            return null;
        }

        var now = time.GetUtcNow();
        var overdue = settings.AgeOut is { } after ? list.Overdue(now, after) : [];
        if (await MoveAsync(list, overdue, ShelfState.Aged, cancellation).ConfigureAwait(false))
        {
            foreach (var item in overdue)
            {
                run.Warn(
                    new Remark(
                        null,
                        null,
                        null,
                        $"aged out, unread for more than {settings.AgeOut!.Value.Days} days: {item.Name} ({item.ShortId})",
                        $"chela shelf keep {item.ShortId} brings it back"
                    )
                );
            }
        }

        return list;
    }

    /// <summary>The items that the owner names, each once; what names none, or several, has been reported.</summary>
    public ImmutableArray<ShelfItem> Find(ReadingList list, IEnumerable<string> words)
    {
        var found = new List<ShelfItem>();
        foreach (var word in words)
        {
            switch (list.Find(word))
            {
                case [var item]:
                    found.Add(item);
                    break;
                case []:
                    Fail(
                        word.Length < ReadingList.ShortestId
                            ? $"expected at least {ReadingList.ShortestId} letters of an id, found '{word}'"
                            : $"there is no '{word}' on the shelf",
                        "chela shelf list --all shows what there is"
                    );
                    break;
                case var several:
                    Fail(
                        $"expected one item, found {several.Length} whose id begins with '{word}'",
                        "write more of the id"
                    );
                    break;
            }
        }

        return [.. found.DistinctBy(i => i.Id)];
    }

    /// <summary>Notes that items stand somewhere else now. False if that cannot be written down, which has been reported.</summary>
    public async Task<bool> MoveAsync(
        ReadingList list,
        ImmutableArray<ShelfItem> items,
        ShelfState state,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var moves = items.Where(i => i.State != state).Select(i => new ShelfEvent.Moved(now, i.Id, state)).ToList();
        if (moves.Count > 0 && await store.AppendAsync(moves, cancellation).ConfigureAwait(false) is { } reason)
        {
            Fail(reason, null);
            return false;
        }

        moves.ForEach(list.Add);
        return true;
    }

    /// <summary>Reads an item again out of what was captured. Null if it cannot be, with the reason.</summary>
    public async Task<(ReadItem? Read, ReadOnlyMemory<byte>? Bytes, string? Reason)> ReadAsync(
        ReadingList list,
        ShelfItem item,
        CancellationToken cancellation
    )
    {
        var (bytes, reason) = await store.ReadAsync(item.Saved.Capture, cancellation).ConfigureAwait(false);
        if (bytes is not { } found)
        {
            return (null, null, reason);
        }

        var captured = list.CaptureOf(item.Saved.Capture);
        var reading =
            _readings[item.Saved.Capture]
            ?? await DeepReading
                .ReadAsync(
                    new Capture(captured?.Input ?? item.Name, found)
                    {
                        Url = captured?.Url,
                        ContentType = captured?.Headers.GetValueOrDefault("content-type"),
                        At = captured?.At,
                    },
                    cancellation
                )
                .ConfigureAwait(false);
        _readings.Add(item.Saved.Capture, reading, found.Length);
        return item.Saved.Part < reading.Items.Length
            ? (reading.Items[item.Saved.Part], found, null)
            : (null, found, reading.Problems is [var first, ..] ? first.ToString() : "it cannot be read any more");
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));
}
