using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Digest;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Shelf;

namespace Chela.Verbs;

/// <summary><c>chela digest</c>: makes the digest of a week.</summary>
internal static class DigestVerb
{
    private const string DefaultDigests = "weekly";

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var vaults = new Argument<string[]>("VAULT")
        {
            Description = "Obsidian vaults; without one, the vault of chela.yaml or the one you stand in",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var week = Week("The week, such as 2026-W08; without it, the newest that has notes");
        var output = new Option<string?>("--out", "-o")
        {
            Description =
                "The digest's own folder; without it, 2026/2026W08 below the folder of chela.yaml or ./weekly",
            HelpName = "DIR",
        };
        var ownNotes = new Option<string?>("--own-notes")
        {
            Description =
                "Which notes of yours come in that have neither a headline nor a source: marked ones (the default) or all",
            HelpName = "marked|all",
        };
        ownNotes.AcceptOnlyFromAmong("marked", "all");
        var keepMine = new Option<bool>("--keep-mine")
        {
            Description = "Settle what you and the vault changed differently: your text stays for good",
        };
        var page = new Option<bool>("--html") { Description = "Also write digest.html, one self-contained page" };
        var groups = new Option<string?>("--groups")
        {
            Description = "What was learnt of your groups; without it, groups.model of the home if there is one",
            HelpName = "MODEL",
        };
        var why = new Option<bool>("--why") { Description = "Say of each entry why it stands where it does" };
        var command = new Command("digest", "Make the digest of a week's notes, or work on one")
        {
            vaults,
            week,
            output,
            ownNotes,
            keepMine,
            page,
            groups,
            why,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        command.Subcommands.Add(LearnVerb.Create(host));
        command.Subcommands.Add(LintVerb.Create(host));
        command.Subcommands.Add(PublishVerb.Create(host));
        Examples.Add(
            command,
            ("chela digest ~/Notes", "the newest week that has notes"),
            (
                "chela digest ~/Notes --week 2026-W08 --out ~/til/weekly/2026/2026W08",
                "a week, into a folder of your repository"
            ),
            (
                "chela digest learn ~/til/weekly",
                "learn your groups from past digests; then see them at work: chela digest --why"
            ),
            ("chela digest lint weekly/2026/2026W08/*.md", "check what came of it, or what you changed"),
            ("chela digest publish ~/til", "put it into a git repository")
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
                    return report.Finish(host, parsed, setup.Close(host.NewRunId(), "digest"));
                }

                var named = await VaultsAsync(host, parsed.GetValue(vaults) ?? [], owner, cancellation)
                    .ConfigureAwait(false);
                var folder = parsed.GetValue(output);
                var digests = owner.Digests ?? DefaultDigests;
                var model = parsed.GetValue(groups);
                var run = new Run(
                    host.Effects([
                        .. GrantsFor(
                            host,
                            named,
                            Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder ?? digests))
                        ),
                        .. model is null ? [] : Grants.Read(Path.GetFullPath(model)),
                    ])
                );
                var settings = await new SettingsLoader(run)
                    .LoadDigestAsync(host.Home, named, cancellation)
                    .ConfigureAwait(false);
                IsoWeek? made = null;
                var learnt = settings is null
                    ? null
                    : await GroupModelLoader.LoadAsync(run, host.Home, model, cancellation).ConfigureAwait(false);
                if (settings is not null && !run.HasFailed)
                {
                    var ownOption = parsed.GetValue(ownNotes);
                    var request = new DigestRequest(
                        named,
                        parsed.GetValue(week),
                        folder,
                        digests,
                        settings with
                        {
                            OwnNotes =
                                ownOption is null ? settings.OwnNotes
                                : ownOption == "all" ? OwnNotes.All
                                : OwnNotes.Marked,
                        },
                        owner.Byline,
                        owner.Language,
                        parsed.GetValue(page),
                        parsed.GetValue(keepMine)
                    )
                    {
                        Model = learnt,
                        Why = parsed.GetValue(why),
                    };
                    var store = new ShelfStore(run, host.Home);
                    var zone = owner.Zone ?? host.Zone;
                    var memos = new MemoStore(run, host.Home);
                    var shelf = new ShelfVault(run, new ShelfJob(run, store, owner, host.Time), memos, zone);
                    made = await new DigestJob(run, shelf, memos, zone)
                        .RunAsync(request, cancellation)
                        .ConfigureAwait(false);
                }

                return report.Finish(
                    host,
                    parsed,
                    run.Close(host.NewRunId(), made is null ? "digest" : $"digest {made}")
                );
            }
        );
        return command;
    }

    /// <summary>An option that takes a week.</summary>
    public static Option<IsoWeek?> Week(string description) =>
        new("--week", "-w")
        {
            Description = description,
            CustomParser = ParseWeek,
            HelpName = "WEEK",
        };

    /// <summary>The vaults named, else those of the settings, else the one that this folder is.</summary>
    public static async Task<ImmutableArray<string>> VaultsAsync(
        Host host,
        string[] named,
        ChelaSettings owner,
        CancellationToken cancellation
    )
    {
        if (named.Length > 0 || !owner.Vaults.IsEmpty)
        {
            return named.Length > 0 ? [.. named] : owner.Vaults;
        }

        var settings = Path.GetFullPath(".obsidian");
        var here = await host.Effects(Grants.Read(settings))
            .PerformAsync(ListFiles.Of(settings), cancellation)
            .ConfigureAwait(false);
        return here is Outcome.Done ? ["."] : [];
    }

    private static IEnumerable<ManifestPlace> GrantsFor(Host host, ImmutableArray<string> vaults, string target) =>
        [
            .. Grants.Read([.. vaults.Select(Path.GetFullPath), target, host.Home.Path]),
            .. Grants.Shelf(host.Home),
            Grants.Keep(host.Home.Cache),
            Grants.Publish(target),
            new ManifestPlace("images.convert", null, Readers.OwnerOnly),
        ];

    private static IsoWeek? ParseWeek(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (IsoWeek.TryParse(text, out var week))
        {
            return week;
        }

        var hasYear =
            int.TryParse(
                text.AsSpan(0, Math.Min(4, text.Length)),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var year
            ) && year is >= 1000 and <= 9998;
        var weeks = hasYear ? $"; {year} has the weeks 01 to {ISOWeek.GetWeeksInYear(year)}" : "";
        result.AddError($"--week: expected an ISO week such as 2026-W08, found '{text}'{weeks}");
        return null;
    }
}
