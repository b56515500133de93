using System.Collections.Immutable;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>The shelf as all its events have made it. Not thread-safe.</summary>
public sealed class ReadingList
{
    /// <summary>Fewer letters of an id name nothing.</summary>
    public const int ShortestId = 4;

    private readonly Dictionary<ContentHash, ShelfItem> _items = [];
    private readonly List<ContentHash> _order = [];
    private readonly Dictionary<string, ShelfEvent.Captured> _captures = [];
    private readonly Dictionary<ContentHash, ShelfEvent.Captured> _byHash = [];

    /// <summary>The shelf that <paramref name="events"/> made.</summary>
    public ReadingList(IEnumerable<ShelfEvent> events)
    {
        foreach (var happened in events)
        {
            Add(happened);
        }
    }

    /// <summary>All items, dropped and aged ones too, in the order in which they first came.</summary>
    public IEnumerable<ShelfItem> Items => _order.Select(id => _items[id]);

    /// <summary>The item of that id, or null.</summary>
    public ShelfItem? this[ContentHash id] => _items.GetValueOrDefault(id);

    /// <summary>Takes in what happened. What speaks of an item that is not there changes nothing.</summary>
    public void Add(ShelfEvent happened)
    {
        switch (happened)
        {
            case ShelfEvent.Captured captured:
                _byHash[captured.Capture] = captured;
                foreach (var url in captured.Chain.Append(captured.Url ?? "").Append(captured.Input))
                {
                    if (CanonicalUrl.TryParse(url, out var canonical))
                    {
                        _captures[canonical.Value] = captured;
                    }
                }

                break;
            case ShelfEvent.Saved saved:
                Save(saved);
                break;
            case ShelfEvent.Moved moved when _items.TryGetValue(moved.Item, out var item):
                _items[moved.Item] = item with { State = moved.State };
                break;
        }
    }

    /// <summary>What was captured last from an address; null if nothing was.</summary>
    public ShelfEvent.Captured? CaptureOf(string url) =>
        CanonicalUrl.TryParse(url, out var canonical) ? _captures.GetValueOrDefault(canonical.Value) : null;

    /// <summary>How bytes came in last.</summary>
    public ShelfEvent.Captured? CaptureOf(ContentHash capture) => _byHash.GetValueOrDefault(capture);

    /// <summary>The items that a word of the owner's may mean: the beginning of an id, or an address.</summary>
    public ImmutableArray<ShelfItem> Find(string word) =>
        CanonicalUrl.TryParse(word, out var url)
            ? [.. Items.Where(i => CanonicalUrl.TryParse(i.Saved.Url, out var own) && own == url)]
        : word.Length >= ShortestId
            ? [.. Items.Where(i => i.Id.ToString().StartsWith(word, StringComparison.OrdinalIgnoreCase))]
        : [];

    /// <summary>The items that are unread for longer than <paramref name="after"/>.</summary>
    public ImmutableArray<ShelfItem> Overdue(DateTimeOffset now, TimeSpan after) =>
        [.. Items.Where(i => i.State == ShelfState.Unread && now - i.SavedAt > after)];

    private void Save(ShelfEvent.Saved saved)
    {
        if (!_items.TryGetValue(saved.Item, out var known))
        {
            _order.Add(saved.Item);
            _items[saved.Item] = new ShelfItem(saved, saved.At, ShelfState.Unread);
            return;
        }

        // What the owner wrote, and what the owner hid, stays unless it is said anew: the first by words, the second never.
        var merged = saved with
        {
            Note = saved.Note ?? known.Saved.Note,
            IsPrivate = saved.IsPrivate || known.Saved.IsPrivate,
        };
        var isBack = known.State is ShelfState.Dropped or ShelfState.Aged;
        _items[saved.Item] = isBack
            ? new ShelfItem(merged, saved.At, ShelfState.Unread)
            : known with
            {
                Saved = merged,
            };
    }
}
