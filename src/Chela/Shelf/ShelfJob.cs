using System.Collections.Immutable;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;

namespace Chela.Shelf;

/// <summary>Works on the reading list: ages what waited too long, finds what the owner names, notes what becomes of it.</summary>
internal sealed class ShelfJob(Run run, ShelfStore store, ChelaSettings settings, TimeProvider time)
{
    private readonly RecentCaptures _recent = new();

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
        var (capture, missing) = await CaptureAsync(list, item, cancellation).ConfigureAwait(false);
        if (capture is null)
        {
            return (null, null, missing);
        }

        var (read, reason) = await ReadAsync(capture, item, cancellation).ConfigureAwait(false);
        return (read, capture.Bytes, reason);
    }

    /// <summary>The capture that an item was read out of. Null if it is not there as it was, with the reason.</summary>
    public async Task<(Capture? Capture, string? Reason)> CaptureAsync(
        ReadingList list,
        ShelfItem item,
        CancellationToken cancellation
    )
    {
        var hash = item.Saved.Capture;
        if (_recent.BytesOf(hash) is not { } bytes)
        {
            var (found, reason) = await store.ReadAsync(hash, cancellation).ConfigureAwait(false);
            if (found is null)
            {
                return (null, reason);
            }

            bytes = found.Value;
            _recent.Add(hash, bytes);
        }

        var captured = list.CaptureOf(hash);
        return (
            new Capture(captured?.Input ?? item.Name, bytes)
            {
                Url = captured?.Url,
                ContentType = captured?.Headers.GetValueOrDefault("content-type"),
                At = captured?.At,
            },
            null
        );
    }

    /// <summary>Reads an item out of its capture. Null if it cannot be, with the reason.</summary>
    public async Task<(ReadItem? Read, string? Reason)> ReadAsync(
        Capture capture,
        ShelfItem item,
        CancellationToken cancellation
    )
    {
        var (hash, part) = (item.Saved.Capture, item.Saved.Part);
        if (_recent.ReadingOf(hash) is not { } reading)
        {
            reading = await DeepReading.ReadAsync(capture, cancellation).ConfigureAwait(false);
            _recent.Add(hash, reading);
        }

        return part < reading.Items.Length
            ? (reading.Items[part], null)
            : (null, reading.Problems is [var first, ..] ? first.ToString() : "it cannot be read any more");
    }

    private void Fail(string message, string? advice) => run.Fail(new Remark(null, null, null, message, advice));
}
