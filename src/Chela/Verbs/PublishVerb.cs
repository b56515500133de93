using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Digest;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela digest publish</c>: puts a digest into a git repository.</summary>
internal static class PublishVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var repository = new Argument<string>("REPO") { Description = "A folder in the git repository" };
        var from = new Option<string?>("--from")
        {
            Description = "The digest's folder; without it, the newest below the folder of chela.yaml or ./weekly",
            HelpName = "DIR",
        };
        var week = DigestVerb.Week("The week; without it, the newest digest there is");
        var yes = new Option<bool>(Acting.Yes, "-y") { Description = "Commit without asking" };
        var push = new Option<bool>("--push") { Description = "Push after the commit" };
        var command = new Command(
            "publish",
            "Write a digest into a git repository, put it into the README's list, commit on yes"
        )
        {
            repository,
            from,
            week,
            yes,
            push,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela digest publish ~/til", "the newest digest, into ~/til/weekly/2026/2026W08; asks before it commits"),
            ("chela digest publish ~/til --week 2026-W08 --yes --push", "a week, without asking, and push")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var setup = new Run(host.Effects(Grants.Read(host.Home)));
                if (
                    await new SettingsLoader(setup).LoadAsync(host.Home, cancellation).ConfigureAwait(false)
                    is not { } owner
                )
                {
                    return report.Finish(host, parsed, setup.Close(host.NewRunId(), "digest publish"));
                }

                var request = new PublishRequest(
                    Path.TrimEndingDirectorySeparator(parsed.GetValue(repository)!),
                    parsed.GetValue(from) is { } named ? Path.TrimEndingDirectorySeparator(named) : null,
                    parsed.GetValue(week),
                    owner.Digests ?? "weekly",
                    parsed.GetValue(push)
                );
                var asking = new Run(
                    host.Effects([
                        new ManifestPlace("git.observe", Path.GetFullPath(request.Repository), Readers.OwnerOnly),
                    ])
                );
                if (
                    await PublishJob.TopAsync(asking, request.Repository, cancellation).ConfigureAwait(false)
                    is not { } top
                )
                {
                    return report.Finish(host, parsed, asking.Close(host.NewRunId(), "digest publish"));
                }

                var run = new Run(host.Effects(GrantsFor(request, top)));
                await new PublishJob(run, top, host.Terminal.Error.WriteLine, host.IsTrial)
                    .RunAsync(request, cancellation)
                    .ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), "digest publish"));
            }
        );
        return command;
    }

    private static IEnumerable<ManifestPlace> GrantsFor(PublishRequest request, string top) =>
        [
            .. Grants.Read(top, Path.GetFullPath(request.From ?? request.Digests)),
            Grants.Publish(top),
            new ManifestPlace("git.observe", top, Readers.OwnerOnly),
            new ManifestPlace("git.stage", top, Readers.Everyone),
            new ManifestPlace("git.commit", top, Readers.Everyone),
            .. request.Push ? [new ManifestPlace("git.push", top, Readers.Everyone)] : Array.Empty<ManifestPlace>(),
        ];
}
