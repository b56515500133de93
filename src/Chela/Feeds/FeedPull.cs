using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Web;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>
/// Asks one feed after the other and puts what is new onto the shelf: first the bytes, then the lines that speak of them, then
/// what was seen. So whatever stops it leaves nothing untrue, and what was not written down is found again by the next pull.
/// Safe for parallel calls.
/// </summary>
internal sealed class FeedPull(Run run, FeedStore feeds, EntryShelf entries, FeedList list, TimeProvider time)
    : IDisposable
{
    // One feed is read at a time: that bounds the memory, and two feeds with one entry bring it once.
    private readonly SemaphoreSlim _reading = new(1, 1);

    /// <summary>Asks a feed.</summary>
    public async Task<PulledFeed> AskAsync(
        FollowedFeed feed,
        PullState state,
        PullRequest request,
        CancellationToken cancellation
    )
    {
        // Entries that were passed over are only in what the server sends whole.
        var isWhole = request.Backlog is not null;
        var question = new WebQuestion(feed.Url)
        {
            Limit = FeedFinder.MaxLength,
            AllowPrivate = request.AllowPrivate,
            ETag = isWhole ? null : state.ETag,
            LastModified = isWhole ? null : state.LastModified,
        };
        var outcome = await run.PerformAsync(WebGet.Of(question), cancellation).ConfigureAwait(false);
        await _reading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return outcome switch
            {
                Outcome.Done done => await TakeAsync(
                        feed,
                        state,
                        WebGet.Result(done.Value),
                        request.Backlog,
                        cancellation
                    )
                    .ConfigureAwait(false),
                Outcome.Failed { Failure.Kind: FailureKind.Gone } => await StopAsync(feed, state, cancellation)
                    .ConfigureAwait(false),
                Outcome.Failed failed => await FailAsync(
                        feed,
                        state,
                        failed.Failure.Message,
                        failed.Failure.NotBefore,
                        cancellation
                    )
                    .ConfigureAwait(false),
                _ => await FailAsync(feed, state, outcome.Reason(), null, cancellation).ConfigureAwait(false),
            };
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reading.Dispose();

    private async Task<PulledFeed> TakeAsync(
        FollowedFeed feed,
        PullState state,
        WebAnswer answer,
        int? backlog,
        CancellationToken cancellation
    )
    {
        var now = time.GetUtcNow();
        var cacheControl = answer["cache-control"];
        var body = answer.IsUnchanged ? state.Body : ContentHash.Of(answer.Body.Span);
        if (answer.IsUnchanged || (body == state.Body && backlog is null && state.ReadAt is not null))
        {
            var (moved, note) = await MoveAsync(feed, answer, cancellation).ConfigureAwait(false);
            var same = PullSchedule.Unchanged(Remembered(state, answer), cacheControl, now);
            return await KeepAsync(new PulledFeed(moved, same) { News = "not modified", Warnings = note }, cancellation)
                .ConfigureAwait(false);
        }

        var capture = FeedFinder.CaptureOf(feed.Url, answer);
        var came = FeedCapture.Read(capture);
        var reading = came.Reading;
        if (reading.Feed is not { } read)
        {
            var reason = PlainText.OneLine(reading.Problems[^1].ToString());
            return await FailAsync(feed, state, reason, null, cancellation).ConfigureAwait(false);
        }

        var chosen = NewEntries.Of(feed.Id, read, state, backlog, entries.Has, now);
        if (
            !chosen.Entries.IsEmpty
            && await entries.PutAsync(feed, came, answer, chosen, now, cancellation).ConfigureAwait(false) is { } error
        )
        {
            // What was seen is not remembered: the next pull finds it again.
            return new PulledFeed(feed, state) { Error = error };
        }

        var (there, notes) = await MoveAsync(feed, answer, cancellation).ConfigureAwait(false);
        var problem = reading.Problems is [var first, ..] ? PlainText.OneLine(first.ToString()) : null;
        var next = PullSchedule.Read(Remembered(state, answer), read, !chosen.Entries.IsEmpty, cacheControl, now) with
        {
            Body = body,
            Title = read.Title,
            SiteUrl = read.SiteUrl,
            Seen = chosen.Seen,
            Problem = problem,
        };
        return await KeepAsync(
                new PulledFeed(there, next)
                {
                    News = NewsOf(chosen, read, isFirst: state.ReadAt is null),
                    // Said once, for nobody here can mend it.
                    Warnings = problem is null || problem == state.Problem ? notes : notes.Add(problem),
                },
                cancellation
            )
            .ConfigureAwait(false);
    }

    private static string NewsOf(NewEntries chosen, Feed read, bool isFirst) =>
        chosen switch
        {
            { Entries.IsEmpty: true } => read.Entries.IsEmpty ? "no entries" : "nothing new",
            { Passed: 0 } => $"{chosen.Entries.Length} new",
            _ when isFirst =>
                $"{chosen.Entries.Length} new, the newest of {chosen.Entries.Length + chosen.Passed}; --backlog N takes more",
            _ => $"{chosen.Entries.Length} new, and {chosen.Passed} older ones passed over; --backlog N takes more",
        };

    /// <summary>Remembers where the feed is from now on, if it said so.</summary>
    private async Task<(FollowedFeed Feed, ImmutableArray<string> Notes)> MoveAsync(
        FollowedFeed feed,
        WebAnswer answer,
        CancellationToken cancellation
    )
    {
        var url = PermanentAddress.Of(feed.Url, answer);
        if (url == feed.Url)
        {
            return (feed, []);
        }

        if (list.At(url) is { } other && other.Id != feed.Id)
        {
            return (feed, [$"has moved to {url}, which is followed too: chela feed remove {feed.ShortId}"]);
        }

        var moved = new FeedEvent.Moved(time.GetUtcNow(), feed.Id, url);
        if (await feeds.AppendAsync([moved], cancellation).ConfigureAwait(false) is { } reason)
        {
            return (feed, [reason]);
        }

        list.Add(moved);
        return (list[feed.Id]!, [$"has moved for good, and is asked at {PlainText.OneLine(url)} from now on"]);
    }

    private async Task<PulledFeed> StopAsync(FollowedFeed feed, PullState state, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var reason = await feeds.AppendAsync([new FeedEvent.Gone(now, feed.Id)], cancellation).ConfigureAwait(false);
        return new PulledFeed(feed, state)
        {
            Error = reason ?? "is gone for good (410), and is not asked any more",
            Advice = $"chela feed remove {feed.ShortId}, or chela feed add to try again",
        };
    }

    private async Task<PulledFeed> FailAsync(
        FollowedFeed feed,
        PullState state,
        string reason,
        DateTimeOffset? notBefore,
        CancellationToken cancellation
    )
    {
        var failed = PullSchedule.Failed(state, reason, notBefore, time.GetUtcNow());
        return await KeepAsync(new PulledFeed(feed, failed) { Error = reason }, cancellation).ConfigureAwait(false);
    }

    private async Task<PulledFeed> KeepAsync(PulledFeed pulled, CancellationToken cancellation) =>
        await feeds.KeepStateAsync(pulled.Feed.Id, pulled.State, cancellation).ConfigureAwait(false) is { } reason
            ? pulled with
            {
                Error = pulled.Error ?? reason,
            }
            : pulled;

    /// <summary>Unchanged, the server need not tell again what it told (RFC 9110, section 15.4.5).</summary>
    private static PullState Remembered(PullState state, WebAnswer answer) =>
        state with
        {
            ETag = answer["etag"] ?? (answer.IsUnchanged ? state.ETag : null),
            LastModified = answer["last-modified"] ?? (answer.IsUnchanged ? state.LastModified : null),
        };
}
