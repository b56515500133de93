using System.Globalization;
using Chela.Agent.Reports;
using Chela.Reading.Subscriptions;
using Chela.Shelf;
using Chela.Terminals;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>Asks the feeds that are due, several hosts at a time; the run is told in the order of the list.</summary>
internal sealed class PullJob(Run run, FeedStore feeds, ShelfStore shelf, TimeProvider time, TimeZoneInfo zone)
{
    private const int MostHosts = 6;

    /// <summary>Pulls.</summary>
    /// <param name="request">Which feeds, and how.</param>
    /// <param name="begin">Is told how many feeds are asked, and gives what is told the name of each when it is asked.</param>
    /// <param name="cancellation">Gives up; what was pulled before stays.</param>
    public async Task RunAsync(PullRequest request, Func<int, Action<string>> begin, CancellationToken cancellation)
    {
        if (
            await feeds.LoadAsync(cancellation).ConfigureAwait(false) is not { } list
            || await shelf.LoadAsync(cancellation).ConfigureAwait(false) is not { } items
        )
        {
            return;
        }

        var wanted = request.Feeds.IsEmpty ? list.Feeds : request.Feeds.Select(id => list[id]).OfType<FollowedFeed>();
        var asked = new List<(FollowedFeed Feed, PullState State)>();
        var later = new List<(FollowedFeed Feed, PullState State)>();
        foreach (var feed in wanted)
        {
            if (feed.GoneAt is { } gone)
            {
                if (!request.Feeds.IsEmpty)
                {
                    Fail(feed, new PullState(), $"is gone for good since {Day(gone)}", "chela feed add tries it again");
                }

                continue;
            }

            var state = await feeds.StateAsync(feed, cancellation).ConfigureAwait(false);
            var isNow = PullSchedule.IsDue(state, time.GetUtcNow()) || request.IsAll || !request.Feeds.IsEmpty;
            (isNow && !PullSchedule.IsHeldOff(state, time.GetUtcNow()) ? asked : later).Add((feed, state));
        }

        if (request.IsOffline)
        {
            run.Did($"fetched nothing: {Counted.Of(asked.Count, "feed")} would be asked");
            return;
        }

        var pulled = new PulledFeed?[asked.Count];
        var next = begin(asked.Count);
        using var pull = new FeedPull(run, feeds, new EntryShelf(shelf, items), list, time);
        var options = new ParallelOptions { MaxDegreeOfParallelism = MostHosts, CancellationToken = cancellation };
        await Parallel
            .ForEachAsync(
                asked.Index().GroupBy(a => HostOf(a.Item.Feed.Url)),
                options,
                async (ofHost, stop) =>
                {
                    foreach (var (index, (feed, state)) in ofHost)
                    {
                        next(feed.Name);
                        pulled[index] = await pull.AskAsync(feed, state, request, stop).ConfigureAwait(false);
                    }
                }
            )
            .ConfigureAwait(false);
        foreach (var feed in pulled)
        {
            Tell(feed!);
        }

        TellLater(later, isOwn: request.IsAll || !request.Feeds.IsEmpty);
    }

    private void Tell(PulledFeed pulled)
    {
        var next = pulled.State.Due is { } due ? $"next {Moment(due)}" : null;
        if (pulled.News is { } news)
        {
            run.Did($"{NameOf(pulled.Feed, pulled.State)}: {news}, {next}");
        }

        if (pulled.Error is { } error)
        {
            Fail(pulled.Feed, pulled.State, error, pulled.Advice ?? next);
        }

        foreach (var warning in pulled.Warnings)
        {
            run.Warn(new Remark(NameOf(pulled.Feed, pulled.State), null, null, warning, null));
        }
    }

    private void TellLater(List<(FollowedFeed Feed, PullState State)> later, bool isOwn)
    {
        foreach (var (feed, state) in isOwn ? later : [])
        {
            run.Did(
                $"{NameOf(feed, state)}: not asked, for its server wants to be left alone until {Moment(state.NotBefore!.Value)}"
            );
        }

        if (!isOwn && later.Count > 0)
        {
            var first = later.MinBy(l => l.State.Due);
            run.Did(
                $"{Counted.Of(later.Count, "feed")} not due; the next is {NameOf(first.Feed, first.State)}, {Moment(first.State.Due!.Value)}"
            );
        }
    }

    private void Fail(FollowedFeed feed, PullState state, string message, string? advice) =>
        run.Fail(new Remark($"{NameOf(feed, state)} ({feed.ShortId})", null, null, message, advice));

    /// <summary>A feed that nobody gave a title is called what it calls itself.</summary>
    private static string NameOf(FollowedFeed feed, PullState state) =>
        feed.Subscription.Title is null && state.Title is { } said ? PlainText.OneLine(said) : feed.Name;

    private string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private string Day(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string HostOf(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? address.Host : "";
}
