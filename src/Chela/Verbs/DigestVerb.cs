using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Digest;
using Chela.Envelope.Labels;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela digest</c>: makes the digest of a week.</summary>
internal static class DigestVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var vaults = new Argument<string[]>("VAULT")
        {
            Description = "Obsidian vaults; without one, the vault of chela.yaml or the one you stand in",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var week = new Option<IsoWeek?>("--week", "-w")
        {
            Description = "The week, such as 2026-W08; without it, the newest that has notes",
            CustomParser = ParseWeek,
            HelpName = "WEEK",
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description =
                "The digest's own folder; without it, weekly/2026/2026W08 below the folder of chela.yaml or this one",
            HelpName = "DIR",
        };
        var ownNotes = new Option<string?>("--own-notes")
        {
            Description =
                "Which notes of your own come in that have neither a headline nor a source: marked (the default) or all",
            HelpName = "marked|all",
        };
        ownNotes.AcceptOnlyFromAmong("marked", "all");
        var page = new Option<bool>("--html") { Description = "Also write digest.html, one self-contained page" };
        var (json, quiet, verbose, strict) = (
            CommonOptions.Json(),
            CommonOptions.Quiet(),
            CommonOptions.Verbose(),
            CommonOptions.Strict()
        );
        var command = new Command("digest", "Make the digest of a week's notes, or work on one")
        {
            vaults,
            week,
            output,
            ownNotes,
            page,
            json,
            quiet,
            verbose,
            strict,
        };
        Examples.Add(
            command,
            ("chela digest ~/Notes", "the newest week that has notes"),
            (
                "chela digest ~/Notes --week 2026-W08 --out ~/til/weekly/2026/2026W08",
                "a week, into a folder of your repository"
            )
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var request = new DigestRequest(
                    [.. parsed.GetValue(vaults) ?? []],
                    parsed.GetValue(week),
                    parsed.GetValue(output),
                    "weekly",
                    DigestSettings.Default with
                    {
                        OwnNotes = parsed.GetValue(ownNotes) == "all" ? OwnNotes.All : OwnNotes.Marked,
                    },
                    null,
                    Language.Chinese,
                    parsed.GetValue(page)
                );
                var run = new Run(host.Effects(GrantsFor(host, request)));
                await new DigestJob(run, host.Zone).RunAsync(request, cancellation).ConfigureAwait(false);
                var report = run.Close(host.NewRunId(), request.Week is { } named ? $"digest {named}" : "digest");
                var printer = new ReportPrinter(host.Terminal);
                if (parsed.GetValue(json))
                {
                    printer.PrintJson(report);
                }
                else
                {
                    printer.Print(report, parsed.GetValue(quiet), parsed.GetValue(verbose));
                }

                return !report.Succeeded || (parsed.GetValue(strict) && !report.Warnings.IsEmpty)
                    ? ExitCode.NotDone
                    : ExitCode.Done;
            }
        );
        return command;
    }

    private static IEnumerable<Grant> GrantsFor(Host host, DigestRequest request)
    {
        var target = Path.GetFullPath(request.Out ?? request.Digests);
        foreach (var place in request.Vaults.Select(Path.GetFullPath).Append(target).Append(host.Home.Path))
        {
            yield return new Grant("files.list", place, Readers.OwnerOnly);
            yield return new Grant("files.read", place, Readers.OwnerOnly);
        }

        yield return new Grant("files.write", target, Readers.Everyone);
        yield return new Grant("images.convert", null, Readers.OwnerOnly);
    }

    private static IsoWeek? ParseWeek(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (IsoWeek.TryParse(text, out var week))
        {
            return week;
        }

        var year =
            text.Length >= 4 && int.TryParse(text.AsSpan(0, 4), out var number) && number is >= 1 and <= 9998
                ? number
                : (int?)null;
        var weeks = year is { } known ? $"; {known} has weeks 01 to {ISOWeek.GetWeeksInYear(known)}" : "";
        result.AddError($"--week: expected an ISO week such as 2026-W08, found '{text}'{weeks}");
        return null;
    }
}
