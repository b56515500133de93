using System.CommandLine;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Feeds;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela feed</c>: what the owner follows.</summary>
internal static class FeedVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("feed", "Follow feeds: what is new in them comes onto the shelf")
        {
            FeedAddVerb.Create(host),
            FeedPullVerb.Create(host),
            List(host),
            Remove(host),
            Export(host),
        };
        Examples.AddToNoun(
            command,
            ("chela feed add https://example.org", "the feed of a page"),
            ("chela feed pull", "put what is new onto the shelf"),
            ("chela feed list", "what you follow, and when it is asked next")
        );
        return command;
    }

    private static Command List(Host host)
    {
        var json = new Option<bool>("--json") { Description = "Print each feed as a JSON object on a line of its own" };
        var command = new Command("list", "List what you follow, and when it is asked next") { json };
        Examples.Add(
            command,
            ("chela feed list", "a feed a line"),
            ("chela feed list --json | jq -r 'select(.failures > 3) | .url'", "those that fail")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var report = await WithFeedsAsync(
                        host,
                        "feed list",
                        [],
                        async (store, list, _, zone) =>
                        {
                            var printer = new FeedPrinter(host.Terminal, zone);
                            foreach (var feed in list.Feeds)
                            {
                                var state = await store.StateAsync(feed, cancellation).ConfigureAwait(false);
                                if (parsed.GetValue(json))
                                {
                                    host.Terminal.Print(FollowedFeedJson.Of(feed, state));
                                }
                                else
                                {
                                    printer.Print(feed, state, host.Time.GetUtcNow());
                                }
                            }
                        },
                        cancellation
                    )
                    .ConfigureAwait(false);
                return Finish(host, report);
            }
        );
        return command;
    }

    private static Command Remove(Host host)
    {
        var names = new Argument<string[]>("FEED")
        {
            Description = "The beginning of an id, an address or a title",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("remove", "Follow feeds no more; what is on the shelf stays") { names };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(command, ("chela feed remove 3f9a https://example.org/feed", "by id, or by address"));
        command.SetAction(
            async (parsed, cancellation) =>
                options.Finish(
                    host,
                    parsed,
                    await WithFeedsAsync(
                            host,
                            "feed remove",
                            Grants.Feeds(host.Home),
                            async (store, list, run, _) =>
                            {
                                var feeds = FeedWords.Find(run, list, parsed.GetValue(names)!);
                                var now = host.Time.GetUtcNow();
                                var reason = feeds.IsEmpty
                                    ? null
                                    : await store
                                        .AppendAsync(feeds.Select(f => new FeedEvent.Removed(now, f.Id)), cancellation)
                                        .ConfigureAwait(false)
                                        ?? await store
                                            .ForgetAsync(feeds.Select(f => f.Id), cancellation)
                                            .ConfigureAwait(false);
                                if (reason is not null)
                                {
                                    run.Fail(new Remark(null, null, null, reason, null));
                                    return;
                                }

                                foreach (var feed in feeds)
                                {
                                    run.Did($"follows {feed.Name} ({feed.ShortId}) no more");
                                }
                            },
                            cancellation
                        )
                        .ConfigureAwait(false)
                )
        );
        return command;
    }

    private static Command Export(Host host)
    {
        var output = new Option<string?>("--out", "-o")
        {
            Description = "A file to write; without private feeds",
            HelpName = "FILE",
        };
        var command = new Command("export", "Print what you follow as OPML, for other readers") { output };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(
            command,
            ("chela feed export > feeds.opml", "all of them"),
            ("chela feed export --out feeds.opml", "to hand on: without private feeds")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var path = parsed.GetValue(output) is { } named ? Path.GetFullPath(named) : null;
                var report = await WithFeedsAsync(
                        host,
                        "feed export",
                        path is null ? [] : [Grants.Publish(Path.GetDirectoryName(path)!)],
                        async (_, list, run, _) =>
                        {
                            var shown = list.Feeds.Where(f => path is null || !f.IsPrivate).ToList();
                            var opml = Opml.Write("Feeds", shown.Select(f => f.Subscription));
                            if (path is null)
                            {
                                host.Terminal.Output.Write(opml);
                                return;
                            }

                            await WriteAsync(run, path, opml, cancellation).ConfigureAwait(false);
                            if (list.Feeds.Count() - shown.Count is > 0 and var hidden)
                            {
                                run.Did(
                                    hidden == 1
                                        ? "1 private feed was kept back"
                                        : $"{hidden} private feeds were kept back"
                                );
                            }
                        },
                        cancellation
                    )
                    .ConfigureAwait(false);
                return path is null ? Finish(host, report) : options.Finish(host, parsed, report);
            }
        );
        return command;
    }

    private static async Task WriteAsync(Run run, string path, string opml, CancellationToken cancellation)
    {
        var written = await run.PerformAsync(
                WriteFiles.Of(
                    Path.GetDirectoryName(path)!,
                    [(Path.GetFileName(path), Encoding.UTF8.GetBytes(opml))],
                    [],
                    Label.Owner
                ),
                cancellation
            )
            .ConfigureAwait(false);
        if (written is Outcome.Done)
        {
            run.Made(path);
        }
        else
        {
            run.Fail(new Remark(null, null, null, written.Reason(), null));
        }
    }

    private static async Task<RunReport> WithFeedsAsync(
        Host host,
        string job,
        IEnumerable<ManifestPlace> grants,
        Func<FeedStore, FeedList, Run, TimeZoneInfo, Task> act,
        CancellationToken cancellation
    )
    {
        var run = new Run(host.Effects([.. Grants.Read(host.Home), .. grants]));
        if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } owner)
        {
            var store = new FeedStore(run, host.Home);
            if (await store.LoadAsync(cancellation).ConfigureAwait(false) is { } list)
            {
                await act(store, list, run, owner.Zone ?? host.Zone).ConfigureAwait(false);
            }
        }

        return run.Close(host.NewRunId(), job);
    }

    /// <summary>What was asked for is printed already: only what went wrong is left to tell.</summary>
    private static int Finish(Host host, RunReport report)
    {
        new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
        return report.Succeeded ? ExitCode.Done : ExitCode.NotDone;
    }
}
