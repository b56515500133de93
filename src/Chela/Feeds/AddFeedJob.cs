using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>Follows what the owner names: feeds, the feeds of pages, and all feeds of lists.</summary>
internal sealed class AddFeedJob(Run run, FeedStore store, TimeProvider time)
{
    private const int MostOthers = 5;

    /// <summary>Follows, one input after the other; what fails is told and stops nothing.</summary>
    public async Task RunAsync(AddRequest request, Action<string> begin, CancellationToken cancellation)
    {
        if (await store.LoadAsync(cancellation).ConfigureAwait(false) is not { } list)
        {
            return;
        }

        var finder = new FeedFinder(run, request.AllowPrivate);
        foreach (var input in request.Inputs)
        {
            begin(input);
            var found =
                FeedAddress.Of(input) is not { } url ? await OfFileAsync(input, cancellation).ConfigureAwait(false)
                : list.At(url) is { GoneAt: null } known ? new FoundFeed { Feed = known.Subscription }
                : request.IsOffline ? AtItsWord(url)
                : await finder.FindAsync(url, cancellation).ConfigureAwait(false);
            if (found.List is { } feeds)
            {
                await AddAllAsync(list, feeds, input, request.IsPrivate, cancellation).ConfigureAwait(false);
            }
            else if (found.Feed is { } feed)
            {
                await AddOneAsync(list, feed, found, request.IsPrivate, cancellation).ConfigureAwait(false);
            }
            else
            {
                run.Fail(new Remark(input, null, null, found.Reason!, null));
            }
        }
    }

    private static FoundFeed AtItsWord(string url) =>
        CanonicalUrl.TryParse(url, out _)
            ? new FoundFeed { Feed = new Subscription(url) }
            : FoundFeed.None("expected an address such as https://example.org/feed");

    private async Task<FoundFeed> OfFileAsync(string input, CancellationToken cancellation)
    {
        var path = Path.GetFullPath(input);
        var outcome = await run.PerformAsync(ReadFile.Of(path, FeedFinder.MaxLength), cancellation)
            .ConfigureAwait(false);
        if (outcome is not Outcome.Done done)
        {
            return FoundFeed.None(
                outcome is Outcome.Failed { Failure.Kind: FailureKind.NotFound }
                    ? "there is no such file; an address begins with https://"
                    : outcome.Reason()
            );
        }

        var capture = new Capture(path, ReadFile.Result(done.Value));
        return FormatSniffer.Sniff(capture, out var text) == ContentFormat.Opml
            ? new FoundFeed { List = Opml.ReadList(text!.Text) }
            : FoundFeed.None("expected a list of feeds (OPML) or an address, found another file");
    }

    private async Task AddOneAsync(
        FeedList list,
        Subscription feed,
        FoundFeed found,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        var known = list.At(feed.Url);
        if (known is { GoneAt: null } && (known.IsPrivate || !isPrivate))
        {
            run.Did($"follows it already: {known.Name} ({known.ShortId}) {PlainText.OneLine(known.Url)}");
            return;
        }

        var added = EventOf(known?.Id, feed, isPrivate || known?.IsPrivate == true);
        if (await store.AppendAsync([added], cancellation).ConfigureAwait(false) is { } reason)
        {
            run.Fail(new Remark(feed.Url, null, null, reason, null));
            return;
        }

        list.Add(added);
        var now = list[added.Feed]!;
        run.Did(
            $"follows {now.Name} ({now.ShortId}){(now.IsPrivate ? ", private," : "")} {PlainText.OneLine(now.Url)}"
        );
        foreach (var other in found.Others.Take(MostOthers))
        {
            run.Did($"the page has another: {PlainText.OneLine($"{other.Title} {other.Url}")}");
        }

        if (found.Others.Length > MostOthers)
        {
            run.Did($"the page has {found.Others.Length - MostOthers} more");
        }
    }

    private async Task AddAllAsync(
        FeedList list,
        SubscriptionList feeds,
        string input,
        bool isPrivate,
        CancellationToken cancellation
    )
    {
        foreach (var problem in feeds.Problems)
        {
            var remark = new Remark(input, null, null, PlainText.OneLine(problem.ToString()), null);
            if (feeds.Feeds.IsEmpty)
            {
                run.Fail(remark);
            }
            else
            {
                run.Warn(remark);
            }
        }

        var added = new List<FeedEvent.Added>();
        foreach (var feed in feeds.Feeds)
        {
            var known = list.At(feed.Url);
            if (CanonicalUrl.TryParse(feed.Url, out _) && (known is null || (isPrivate && !known.IsPrivate)))
            {
                added.Add(EventOf(known?.Id, feed, isPrivate));
                list.Add(added[^1]);
            }
        }

        if (added.Count > 0 && await store.AppendAsync(added, cancellation).ConfigureAwait(false) is { } reason)
        {
            run.Fail(new Remark(input, null, null, reason, null));
        }
        else if (!feeds.Feeds.IsEmpty)
        {
            run.Did($"follows the {feeds.Feeds.Length} feeds of {PlainText.OneLine(input)}, {added.Count} of them new");
        }
    }

    private FeedEvent.Added EventOf(ContentHash? known, Subscription feed, bool isPrivate) =>
        new(time.GetUtcNow(), known ?? FeedList.IdOf(feed.Url) ?? ContentHash.Of(feed.Url), feed)
        {
            IsPrivate = isPrivate,
        };
}
