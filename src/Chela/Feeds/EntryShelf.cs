using System.Collections.Immutable;
using Chela.Edge.Web;
using Chela.Envelope.Labels;
using Chela.Reading.Feeds;
using Chela.Reading.Shelf;
using Chela.Reading.Subscriptions;
using Chela.Shelf;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>Puts entries of feeds onto the shelf, with the bytes that they came in.</summary>
internal sealed class EntryShelf(ShelfStore shelf, ReadingList items)
{
    /// <summary>Whether the shelf has an item, or had it.</summary>
    public bool Has(ContentHash item) => items[item] is not null;

    /// <summary>Puts entries onto the shelf. Null, or why they could not be.</summary>
    public async Task<string?> PutAsync(
        FollowedFeed feed,
        FeedCapture came,
        WebAnswer answer,
        NewEntries chosen,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        // What was there before was kept before: of a feed that grows for years only what is new is kept each time.
        ImmutableArray<int> places = [.. chosen.Entries.Select(e => e.Place).Order()];
        var (bytes, isCut) = came.Only(places);
        var hash = ContentHash.Of(bytes.Span);
        var captured = new ShelfEvent.Captured(now, hash, feed.Url)
        {
            Url = answer.Url,
            Chain = [.. answer.Chain.Select(h => h.Url)],
            // By these the whole feed could be told from a newer one, and that is not what is kept.
            Headers = isCut ? answer.Headers.RemoveRange(["etag", "last-modified"]) : answer.Headers,
            IsPrivate = feed.IsPrivate,
        };
        ImmutableArray<ShelfEvent> saved =
        [
            captured,
            .. chosen.Entries.Select(e =>
                ShelfEvent.Saved.Of(
                    now,
                    e.Item,
                    hash,
                    isCut ? places.IndexOf(e.Place) : e.Place,
                    e.Entry.Item,
                    e.Entry.Item.Url
                ) with
                {
                    Site = e.Entry.Item.Site ?? feed.Subscription.Title,
                    IsPrivate = feed.IsPrivate,
                }
            ),
        ];
        var label = Label.From(new Source(SourceKind.Web, new Uri(answer.Url).IdnHost));
        label = feed.IsPrivate ? label.RestrictTo(Readers.OwnerOnly) : label;
        var reason =
            await shelf.KeepAsync(bytes, label, cancellation).ConfigureAwait(false)
            ?? await shelf.AppendAsync(saved, cancellation).ConfigureAwait(false);
        foreach (var happened in reason is null ? saved : [])
        {
            items.Add(happened);
        }

        return reason;
    }
}
