using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Papers;

namespace Chela.Reading.Feeds;

/// <summary>A capture looked at as a feed: what it says, with entries in the order in which <see cref="CaptureReader"/> gives them as items.</summary>
public static class FeedCapture
{
    /// <summary>Reads a capture as a feed. Without a feed the problems say what it is instead.</summary>
    public static FeedReading Read(Capture capture)
    {
        if (capture.Bytes.IsEmpty)
        {
            return Unreadable("an empty answer");
        }

        var format = FormatSniffer.Sniff(capture, out var text);
        switch (format)
        {
            case ContentFormat.Feed or ContentFormat.JsonFeed:
                return FeedReader.ReadFeed(text!.Text, capture.Url);
            case ContentFormat.ArxivAnswer:
                // Its reader leaves out what is no paper, such as an error in the place of an answer.
                var reading = FeedReader.ReadFeed(text!.Text, capture.Url);
                return reading.Feed is not { } answer
                    ? reading
                    : reading with
                    {
                        Feed = answer with { Entries = [.. answer.Entries.Where(e => ArxivId.TryParse(e.Id, out _))] },
                    };
            case ContentFormat.Html:
                return Unreadable("a page");
            case ContentFormat.Opml:
                return Unreadable("a list of feeds (OPML)");
            default:
                return Unreadable(text is null ? "binary data" : "text of another form");
        }
    }

    private static FeedReading Unreadable(string found) =>
        new(null, [new CaptureProblem(null, $"expected a feed, found {found}")]);
}
