using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Shelf;
using Chela.Text;

namespace Chela.Reading.Subscriptions;

/// <summary>What the owner follows, as JSON Lines by the rules of the shelf's log (<see cref="ShelfLog"/>).</summary>
public static class FeedLog
{
    private const int Version = 1;
    private const int MostFolders = 64;

    /// <summary>The lines of events, each with its end.</summary>
    public static byte[] Write(params IEnumerable<FeedEvent> events) =>
        LogLines.Write(events.Select(LineOf), FeedJson.Readable.FeedLine);

    /// <summary>Reads the events back. A line that is none is told by its number and left out.</summary>
    public static (ImmutableArray<FeedEvent> Events, ImmutableArray<CaptureProblem> Problems) Read(
        ReadOnlySpan<byte> log
    ) => LogLines.Read(log, EventOf, "an event of a feed");

    private static FeedLine LineOf(FeedEvent happened)
    {
        var feed = happened.Feed.ToString();
        return happened switch
        {
            FeedEvent.Added { Subscription: var said } added => new FeedLine(Version, "added", added.At, feed)
            {
                Url = said.Url,
                Title = LogLines.Short(said.Title),
                Site = said.SiteUrl,
                Description = LogLines.Short(said.Description),
                Folders = said.Folders.IsEmpty
                    ? null
                    : [.. said.Folders.Take(MostFolders).Select(f => LogLines.Short(f)!)],
                Private = added.IsPrivate ? true : null,
            },
            FeedEvent.Removed removed => new FeedLine(Version, "removed", removed.At, feed),
            FeedEvent.Moved moved => new FeedLine(Version, "moved", moved.At, feed) { Url = moved.Url },
            FeedEvent.Gone gone => new FeedLine(Version, "gone", gone.At, feed),
            _ => throw new ArgumentException("An event of a kind that the log does not know.", nameof(happened)),
        };
    }

    private static FeedEvent? EventOf(ReadOnlySpan<byte> json)
    {
        var line = LogLines.Line(json, FeedJson.Default.FeedLine);
        return line is not { V: Version } || !ContentHash.TryParse(line.Feed, out var feed)
            ? null
            : line.Type switch
            {
                "added" when line.Url is { } url => new FeedEvent.Added(
                    line.At,
                    feed,
                    new Subscription(url)
                    {
                        Title = line.Title,
                        SiteUrl = line.Site,
                        Description = line.Description,
                        Folders = line.Folders is { IsDefault: false } folders ? [.. folders.OfType<string>()] : [],
                    }
                )
                {
                    IsPrivate = line.Private == true,
                },
                "removed" => new FeedEvent.Removed(line.At, feed),
                "moved" when line.Url is { } url => new FeedEvent.Moved(line.At, feed, url),
                "gone" => new FeedEvent.Gone(line.At, feed),
                _ => null,
            };
    }
}
