using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Reading.Subscriptions;
using Chela.Shelf;
using Chela.Text;

namespace Chela.Feeds;

/// <summary>The list of feeds in the home, and what was seen of each, through the port. Safe for parallel calls.</summary>
internal sealed class FeedStore(Run run, Home home)
{
    private const long LongestLog = 64 * 1024 * 1024;
    private const long LongestState = 16 * 1024 * 1024;

    /// <summary>What is in the home is for the owner alone, whatever it speaks of.</summary>
    private static readonly Label s_own = Label.Owner.RestrictTo(Readers.OwnerOnly);

    /// <summary>Reads the list; null if it cannot be read, which has been reported.</summary>
    public async Task<FeedList?> LoadAsync(CancellationToken cancellation) =>
        await HomeLog.ReadAsync(run, home.FeedLog, LongestLog, FeedLog.Read, cancellation).ConfigureAwait(false)
            is { } events
            ? new FeedList(events)
            : null;

    /// <summary>Writes events down. Null, or why they could not be.</summary>
    public Task<string?> AppendAsync(IEnumerable<FeedEvent> events, CancellationToken cancellation) =>
        WriteAsync(AppendLines.Of(home.FeedLog, new Value.Bytes(FeedLog.Write(events), s_own)), cancellation);

    /// <summary>What was seen of a feed. What cannot be read is as if nothing had been.</summary>
    public async Task<PullState> StateAsync(FollowedFeed feed, CancellationToken cancellation)
    {
        var path = Path.Combine(home.FeedStates, NameOf(feed.Id));
        var outcome = await run.PerformAsync(ReadFile.Of(path, LongestState), cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done done
            ? PullStateForm.Parse(ReadFile.Result(done.Value).Span) ?? new PullState()
            : new PullState();
    }

    /// <summary>Keeps what was seen of a feed. Null, or why it could not be.</summary>
    public Task<string?> KeepStateAsync(ContentHash feed, PullState state, CancellationToken cancellation) =>
        WriteAsync(
            WriteFiles.Of(home.FeedStates, [(NameOf(feed), PullStateForm.Write(state))], [], s_own, isKept: false),
            cancellation
        );

    /// <summary>Forgets what was seen of feeds.</summary>
    public Task<string?> ForgetAsync(IEnumerable<ContentHash> feeds, CancellationToken cancellation) =>
        WriteAsync(WriteFiles.Of(home.FeedStates, [], feeds.Select(NameOf), s_own, isKept: false), cancellation);

    private async Task<string?> WriteAsync(Effect effect, CancellationToken cancellation)
    {
        var outcome = await run.PerformAsync(effect, cancellation).ConfigureAwait(false);
        return outcome is Outcome.Done ? null : outcome.Reason();
    }

    private static string NameOf(ContentHash feed) => $"{feed}.json";
}
