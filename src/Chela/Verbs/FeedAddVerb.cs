using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Feeds;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela feed add</c>: follows feeds.</summary>
internal static class FeedAddVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var inputs = new Argument<string[]>("INPUT")
        {
            Description = "Addresses of feeds or of pages that have one, and lists of feeds (OPML files)",
            Arity = ArgumentArity.OneOrMore,
        };
        var isPrivate = new Option<bool>("--private") { Description = "For your eyes only: it never reaches a digest" };
        var allowPrivate = new Option<bool>("--allow-private")
        {
            Description = "Also fetch from your own machine and network, which pages elsewhere may point at",
        };
        var offline = new Option<bool>("--offline") { Description = "Fetch nothing: take addresses at their word" };
        var command = new Command("add", "Follow feeds: what is new in them comes onto the shelf with a pull")
        {
            inputs,
            isPrivate,
            allowPrivate,
            offline,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela feed add https://example.org/feed.xml", "a feed"),
            ("chela feed add https://example.org", "the feed that a page announces"),
            ("chela feed add feeds.opml", "all that another reader exported")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var request = new AddRequest(
                    [.. parsed.GetValue(inputs) ?? []],
                    parsed.GetValue(isPrivate),
                    parsed.GetValue(allowPrivate),
                    parsed.GetValue(offline)
                );
                var run = new Run(host.Effects(GrantsFor(host, request)));
                var store = new FeedStore(run, host.Home);
                var progress = new ProgressLine(host.Terminal, request.Inputs.Length);
                try
                {
                    await new AddFeedJob(run, store, host.Time)
                        .RunAsync(request, progress.Next, cancellation)
                        .ConfigureAwait(false);
                }
                finally
                {
                    progress.Clear();
                }

                return report.Finish(host, parsed, run.Close(host.NewRunId(), "feed add"));
            }
        );
        return command;
    }

    /// <summary>Where the feed of a page is, only the page knows: so any public address may be asked.</summary>
    private static IEnumerable<ManifestPlace> GrantsFor(Host host, AddRequest request) =>
        [
            .. Grants.Read([
                host.Home.Path,
                .. request.Inputs.Where(i => FeedAddress.Of(i) is null).Select(Path.GetFullPath),
            ]),
            .. Grants.Feeds(host.Home),
            .. request.IsOffline ? [] : new[] { new ManifestPlace("web.get", null, Readers.Everyone) },
        ];
}
