using System.CommandLine;
using System.Text;
using Chela.Agent.Effects;
using Chela.Agent.Reports;
using Chela.Edge.Files;
using Chela.Envelope.Authorities;
using Chela.Envelope.Labels;
using Chela.Reading.Shelf;
using Chela.Shelf;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela shelf export</c>: everything on the shelf, for other programs.</summary>
internal static class ShelfExportVerb
{
    private const string ItemsName = "items.jsonl";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var output = new Option<string?>("--out", "-o")
        {
            Description = "A folder for items.jsonl and the bytes as they were captured; without private items",
            HelpName = "DIR",
        };
        var command = new Command(
            "export",
            "Print all items with their texts as JSON Lines, or write them with their bytes"
        )
        {
            output,
        };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(
            command,
            ("chela shelf export > shelf.jsonl", "one item a line, with its text"),
            ("chela shelf export --out ~/shelf", "with what was captured, by its hash")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var folder = parsed.GetValue(output) is { } named ? Path.GetFullPath(named) : null;
                var report = await ShelfVerb
                    .WithShelfAsync(
                        host,
                        "shelf export",
                        folder is null
                            ? []
                            : [Grants.Publish(folder), new ManifestPlace("files.keep", folder, Readers.Everyone)],
                        (shelf, list, run, zone) =>
                            ExportAsync(host.Terminal, shelf, list, run, zone, folder, cancellation),
                        cancellation
                    )
                    .ConfigureAwait(false);
                if (folder is not null)
                {
                    return options.Finish(host, parsed, report);
                }

                new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
                return report.Succeeded ? ExitCode.Done : ExitCode.NotDone;
            }
        );
        return command;
    }

    private static async Task ExportAsync(
        Terminal terminal,
        ShelfJob shelf,
        ReadingList list,
        Run run,
        TimeZoneInfo zone,
        string? folder,
        CancellationToken cancellation
    )
    {
        var lines = new StringBuilder();
        var hidden = 0;
        foreach (var item in list.Items)
        {
            if (folder is not null && item.Saved.IsPrivate)
            {
                hidden++;
                continue;
            }

            var (read, bytes, reason) = await shelf.ReadAsync(list, item, cancellation).ConfigureAwait(false);
            if (reason is not null)
            {
                run.Warn(new Remark(item.ShortId, null, null, reason, null));
            }

            var captured = list.CaptureOf(item.Saved.Capture);
            // Where a file lay is nobody else's business.
            captured =
                folder is not null && captured is { Url: null }
                    ? captured with
                    {
                        Input = Path.GetFileName(captured.Input),
                    }
                    : captured;
            var line = ShelfItemJson.Of(item, zone, captured, read);
            if (folder is null)
            {
                terminal.Print(line);
                continue;
            }

            lines.Append(line).Append('\n');
            if (bytes is { } found)
            {
                var kept = await run.PerformAsync(
                        KeepBytes.Of(folder, new Envelope.Effects.Value.Bytes(found, Label.Owner)),
                        cancellation
                    )
                    .ConfigureAwait(false);
                if (kept is not Outcome.Done)
                {
                    run.Fail(new Remark(null, null, null, kept.Reason(), null));
                    return;
                }
            }
        }

        if (folder is null)
        {
            return;
        }

        var written = await run.PerformAsync(
                WriteFiles.Of(folder, [(ItemsName, Encoding.UTF8.GetBytes(lines.ToString()))], [], Label.Owner),
                cancellation
            )
            .ConfigureAwait(false);
        if (written is not Outcome.Done)
        {
            run.Fail(new Remark(null, null, null, written.Reason(), null));
            return;
        }

        if (hidden > 0)
        {
            run.Did(hidden == 1 ? "1 private item was kept back" : $"{hidden} private items were kept back");
        }

        run.Made(Path.Combine(folder, ItemsName));
    }
}
