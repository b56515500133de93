using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Web;
using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>Finds the feed of an address: it is one, or its page announces one, or it is where feeds usually are.</summary>
internal sealed class FeedFinder(Run run, bool allowPrivate)
{
    /// <summary>No feed that anybody reads is longer, in bytes.</summary>
    public const int MaxLength = 32 * 1024 * 1024;

    private const int MostTries = 16;

    /// <summary>Looks at an address.</summary>
    public async Task<FoundFeed> FindAsync(string url, CancellationToken cancellation)
    {
        var (answer, reason) = await FetchAsync(new WebQuestion(url), cancellation).ConfigureAwait(false);
        if (answer is null)
        {
            return FoundFeed.None(reason!);
        }

        var capture = CaptureOf(url, answer);
        var format = FormatSniffer.Sniff(capture, out var text);
        return format switch
        {
            ContentFormat.Opml => new FoundFeed { List = Opml.ReadList(text!.Text, answer.Url) },
            ContentFormat.Html => await OfPageAsync(answer, text!.Text, cancellation).ConfigureAwait(false),
            _ => FeedOf(url, answer, capture),
        };
    }

    /// <summary>What an answer is as a capture.</summary>
    public static Capture CaptureOf(string input, WebAnswer answer) =>
        new(input, answer.Body) { Url = answer.Url, ContentType = answer["content-type"] };

    private static FoundFeed FeedOf(string url, WebAnswer answer, Capture capture)
    {
        var reading = FeedCapture.Read(capture).Reading;
        return reading.Feed is { } feed
            ? new FoundFeed
            {
                Feed = new Subscription(PermanentAddress.Of(url, answer))
                {
                    Title = feed.Title,
                    SiteUrl = feed.SiteUrl,
                    Description = feed.Description,
                },
            }
            : FoundFeed.None(PlainText.OneLine(reading.Problems[0].ToString()));
    }

    private async Task<FoundFeed> OfPageAsync(WebAnswer page, string html, CancellationToken cancellation)
    {
        var links = FeedDiscovery.Find(html, page.Url);
        // Comments are announced beside the texts, by most of the programs that make blogs.
        ImmutableArray<FeedLink> inOrder = [.. links.OrderBy(IsOfComments)];
        var label = Label.From(new Source(SourceKind.Web, new Uri(page.Url).IdnHost));
        FoundFeed? tried = null;
        foreach (var link in inOrder.Take(MostTries))
        {
            var question = new WebQuestion(link.Url) { IsBeyond = !link.IsAnnounced, Label = label };
            var (answer, reason) = await FetchAsync(question, cancellation).ConfigureAwait(false);
            var found = answer is null
                ? FoundFeed.None(reason!)
                : FeedOf(link.Url, answer, CaptureOf(link.Url, answer));
            if (found.Feed is { } feed)
            {
                return found with
                {
                    Feed = feed with { Title = feed.Title ?? link.Title, SiteUrl = feed.SiteUrl ?? page.Url },
                    Others = [.. inOrder.Where(l => l.IsAnnounced && l != link)],
                };
            }

            tried ??= link.IsAnnounced ? found with { Reason = $"{found.Reason} (at {link.Url})" } : null;
        }

        return tried
            ?? FoundFeed.None(
                "expected a feed, found a page that announces none, and none where feeds usually are; name its address if it has one"
            );
    }

    private async Task<(WebAnswer? Answer, string? Reason)> FetchAsync(
        WebQuestion question,
        CancellationToken cancellation
    )
    {
        var outcome = await run.PerformAsync(
                WebGet.Of(question with { AllowPrivate = allowPrivate, Limit = MaxLength }),
                cancellation
            )
            .ConfigureAwait(false);
        return outcome is Outcome.Done done ? (WebGet.Result(done.Value), null) : (null, outcome.Reason());
    }

    private static bool IsOfComments(FeedLink link) =>
        link.Url.Contains("comment", StringComparison.OrdinalIgnoreCase)
        || link.Title is { } title
            && (
                title.Contains("comment", StringComparison.OrdinalIgnoreCase)
                || title.Contains("评论", StringComparison.Ordinal)
            );
}
