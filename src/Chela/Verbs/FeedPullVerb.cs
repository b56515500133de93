using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Feeds;
using Chela.Shelf;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela feed pull</c>: puts what is new onto the shelf.</summary>
internal static class FeedPullVerb
{
    private const int MostBacklog = Reading.Feeds.FeedReader.MaxEntries;

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var names = new Argument<string[]>("FEED")
        {
            Description = "Only these, now: by the beginning of an id, an address or a title",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var all = new Option<bool>("--all") { Description = "Ask all feeds now, not only those that are due" };
        var backlog = new Option<int?>("--backlog")
        {
            Description = "Also take what was passed over, up to that many of a feed's newest entries",
            HelpName = "N",
        };
        backlog.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is not (null or (> 0 and <= MostBacklog)))
            {
                result.AddError($"expected --backlog from 1 to {MostBacklog}");
            }
        });
        var allowPrivate = new Option<bool>("--allow-private")
        {
            Description = "Also fetch from your own machine and network",
        };
        var offline = new Option<bool>("--offline")
        {
            Description = "Fetch nothing: only tell how many would be asked",
        };
        var command = new Command("pull", "Ask the feeds that are due, and put what is new onto the shelf")
        {
            names,
            all,
            backlog,
            allowPrivate,
            offline,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela feed pull", "all that are due; run it as often as you like"),
            ("chela feed pull --backlog 50 3f9a", "more of what a feed had before you followed it")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var setup = new Run(host.Effects(Grants.Read(host.Home)));
                var known = new FeedStore(setup, host.Home);
                if (
                    await new SettingsLoader(setup).LoadAsync(host.Home, cancellation).ConfigureAwait(false)
                        is not { } owner
                    || await known.LoadAsync(cancellation).ConfigureAwait(false) is not { } list
                )
                {
                    return report.Finish(host, parsed, setup.Close(host.NewRunId(), "feed pull"));
                }

                var isOffline = parsed.GetValue(offline);
                var named = parsed.GetValue(names) ?? [];
                var run = new Run(
                    host.Effects([
                        .. Grants.Read(host.Home),
                        .. Grants.Shelf(host.Home),
                        .. Grants.Feeds(host.Home),
                        .. isOffline ? [] : Grants.Fetch(list.Feeds.Select(f => f.Url)),
                    ])
                );
                var chosen = FeedWords.Find(run, list, named);
                if (chosen.IsEmpty && (named.Length > 0 || !list.Feeds.Any()))
                {
                    if (named.Length == 0)
                    {
                        run.Fail(new Remark(null, null, null, "no feed is followed", "chela feed add https://…"));
                    }

                    return report.Finish(host, parsed, run.Close(host.NewRunId(), "feed pull"));
                }

                var feeds = new FeedStore(run, host.Home);
                var shelf = new ShelfStore(run, host.Home);
                var request = new PullRequest(
                    [.. chosen.Select(f => f.Id)],
                    parsed.GetValue(all),
                    parsed.GetValue(backlog),
                    parsed.GetValue(allowPrivate),
                    isOffline
                );
                ProgressLine? progress = null;
                try
                {
                    await new PullJob(run, feeds, shelf, host.Time, owner.Zone ?? host.Zone)
                        .RunAsync(
                            request,
                            count => (progress = new ProgressLine(host.Terminal, count)).Next,
                            cancellation
                        )
                        .ConfigureAwait(false);
                }
                finally
                {
                    progress?.Clear();
                }

                return report.Finish(host, parsed, run.Close(host.NewRunId(), "feed pull"));
            }
        );
        return command;
    }
}
