using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chela.Reading.Captures;
using Chela.Reading.Papers;

namespace Chela.Reading.Feeds;

/// <summary>
/// A capture looked at as a feed: what it says, with entries in the order in which <see cref="CaptureReader"/> gives them as
/// items. Immutable.
/// </summary>
public sealed class FeedCapture
{
    private readonly Capture _capture;
    private readonly DecodedText? _text;

    private FeedCapture(Capture capture, DecodedText? text, FeedReading reading) =>
        (_capture, _text, Reading) = (capture, text, reading);

    /// <summary>What it says. Without a feed the problems say what it is instead.</summary>
    public FeedReading Reading { get; }

    /// <summary>Reads a capture as a feed. Total.</summary>
    public static FeedCapture Read(Capture capture)
    {
        var format = FormatSniffer.Sniff(capture, out var text);
        var reading = format switch
        {
            ContentFormat.Feed or ContentFormat.JsonFeed => FeedReader.ReadFeed(text!.Text, capture.Url),
            ContentFormat.ArxivAnswer => Papers(FeedReader.ReadFeed(text!.Text, capture.Url)),
            ContentFormat.Empty => Unreadable("an empty answer"),
            ContentFormat.Html => Unreadable("a page"),
            ContentFormat.Opml => Unreadable("a list of feeds (OPML)"),
            _ => Unreadable(text is null ? "binary data" : "text of another form"),
        };
        return new FeedCapture(capture, text, reading);
    }

    /// <summary>
    /// The bytes of the feed with these entries alone, in their order: what is around the entries stays as it came, and so do
    /// they. All bytes where the others cannot be told from it, and then no less is read than before.
    /// </summary>
    /// <param name="places">Places in <see cref="Feed.Entries"/>, rising.</param>
    /// <returns>The bytes, and whether they are these entries' alone.</returns>
    public (ReadOnlyMemory<byte> Bytes, bool IsCut) Only(ImmutableArray<int> places)
    {
        if (Reading.Feed is not { } feed || (_text?.Text is { } text ? Cut(feed, text, places) : null) is not { } bytes)
        {
            return (_capture.Bytes, false);
        }

        // INVARIANT: what is kept reads as it did in the whole, so that a place in it means the same entry.
        var again = Read(_capture with { Bytes = bytes }).Reading.Feed?.Entries ?? [];
        return again.Select(NameOf).SequenceEqual(places.Select(p => NameOf(feed.Entries[p])))
            ? (bytes, true)
            : (_capture.Bytes, false);
    }

    private ReadOnlyMemory<byte>? Cut(Feed feed, string text, ImmutableArray<int> places)
    {
        if (Reading.AllEntries is not { } all)
        {
            return OfJson(text, places);
        }

        var kept = places.Select(p => feed.Entries[p].Place).ToList();
        if (kept.Any(p => p is null))
        {
            return null;
        }

        using var bytes = new MemoryStream();
        foreach (
            var place in kept.Select(p => p!.Value)
                .Prepend(new TextPlace(0, all.Start))
                .Append(new TextPlace(all.End, text.Length - all.End))
        )
        {
            var span = _text!.SpanOf(place.Start, place.Length);
            // A byte order mark stands before the text.
            var start = place.Start == 0 ? 0 : span.Start;
            bytes.Write(_capture.Bytes.Span[start..(span.Start + span.Length)]);
        }

        return bytes.ToArray();
    }

    private static ReadOnlyMemory<byte>? OfJson(string text, ImmutableArray<int> places)
    {
        using var json = JsonText.Parse(text.AsMemory(), out _);
        if (json?.RootElement is not { ValueKind: JsonValueKind.Object } root)
        {
            return null;
        }

        var kept = places.ToHashSet();
        var parts = root.Properties()
            .Where(p => JsonText.NameOf(p) is not null)
            .Select(p =>
                p.NameEquals("items")
                    ? $"\"items\":[{string.Join(',', p.Value.Each().Where((_, place) => kept.Contains(place)).Select(i => i.GetRawText()))}]"
                    : p.ToString()
            );
        return Encoding.UTF8.GetBytes($"{{{string.Join(',', parts)}}}");
    }

    /// <summary>With the text: what is repaired in all of a feed may not be in a part of it.</summary>
    private static (string, string?, string?, DateTimeOffset?, string) NameOf(FeedEntry entry) =>
        (entry.Id, entry.Item.Title, entry.Item.Url, entry.Item.Published, entry.Item.Text);

    /// <summary>The reader of these answers leaves out what is no paper, such as an error in the place of one.</summary>
    private static FeedReading Papers(FeedReading reading) =>
        reading.Feed is not { } feed
            ? reading
            : reading with
            {
                Feed = feed with { Entries = [.. feed.Entries.Where(e => ArxivId.TryParse(e.Id, out _))] },
            };

    private static FeedReading Unreadable(string found) =>
        new(null, [new CaptureProblem(null, $"expected a feed, found {found}")]);
}
