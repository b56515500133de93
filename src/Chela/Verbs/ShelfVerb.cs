using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Shelf;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary><c>chela shelf</c>: the reading list.</summary>
internal static class ShelfVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("shelf", "What waits to be read")
        {
            List(host),
            Show(host),
            Open(host),
            Move(host, "keep", "Keep items: they never age, and what was dropped or aged comes back", ShelfState.Kept),
            Move(host, "drop", "Take items off the list; what was captured stays", ShelfState.Dropped),
            ShelfExportVerb.Create(host),
        };
        Examples.Add(
            command,
            ("chela shelf", "all that waits, week by week"),
            ("chela shelf list --week 2026-W08 --kind paper", "some of it"),
            ("xdg-open $(chela shelf open 3f9a)", "read one")
        );
        command.SetAction(
            (_, cancellation) =>
                PrintAsync(
                    host,
                    new ShelfFilter(null, null, null, null, IsAll: false),
                    json: false,
                    why: false,
                    cancellation
                )
        );
        return command;
    }

    /// <summary>Does something with the shelf as it is, after what is overdue was aged.</summary>
    /// <returns>What there is to report.</returns>
    public static async Task<RunReport> WithShelfAsync(
        Host host,
        string job,
        IEnumerable<ManifestPlace> grants,
        Func<ShelfJob, ReadingList, Run, TimeZoneInfo, Task> act,
        CancellationToken cancellation
    )
    {
        var run = new Run(host.Effects([.. Grants.Read(host.Home), .. Grants.Shelf(host.Home), .. grants]));
        if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } owner)
        {
            var store = new ShelfStore(run, host.Home);
            var shelf = new ShelfJob(run, store, owner, host.Time);
            if (await shelf.LoadAsync(cancellation).ConfigureAwait(false) is { } list)
            {
                await act(shelf, list, run, owner.Zone ?? host.Zone).ConfigureAwait(false);
            }
        }

        return run.Close(host.NewRunId(), job);
    }

    private static Command List(Host host)
    {
        var week = DigestVerb.Week("Only what was saved in that week, such as 2026-W08");
        var kind = new Option<string?>("--kind") { Description = "Only that kind", HelpName = "KIND" };
        kind.AcceptOnlyFromAmong([.. Enum.GetValues<ItemKind>().Select(ShelfLog.NameOf)]);
        var source = new Option<string?>("--source")
        {
            Description = "Only from that host, or from the site of that name",
            HelpName = "HOST",
        };
        var state = new Option<string?>("--state")
        {
            Description = "Only those that stand so; without it, what waits to be read",
            HelpName = "STATE",
        };
        state.AcceptOnlyFromAmong([.. Enum.GetValues<ShelfState>().Select(ShelfLog.NameOf)]);
        var all = new Option<bool>("--all") { Description = "Also what was opened, dropped or aged" };
        var json = new Option<bool>("--json") { Description = "Print each item as a JSON object on a line of its own" };
        var why = new Option<bool>("--why") { Description = "Say why items are listed as one" };
        var command = new Command("list", "List what waits to be read, week by week")
        {
            why,
            week,
            kind,
            source,
            state,
            all,
            json,
        };
        Examples.Add(
            command,
            ("chela shelf list --state kept", "what you want to keep"),
            ("chela shelf list --all --source arxiv.org --json", "all that ever came from there, for a program")
        );
        command.SetAction(
            (parsed, cancellation) =>
                PrintAsync(
                    host,
                    new ShelfFilter(
                        parsed.GetValue(week),
                        ShelfLog.KindOf(parsed.GetValue(kind)),
                        parsed.GetValue(source),
                        ShelfLog.StateOf(parsed.GetValue(state)),
                        parsed.GetValue(all)
                    ),
                    parsed.GetValue(json),
                    parsed.GetValue(why),
                    cancellation
                )
        );
        return command;
    }

    private static async Task<int> PrintAsync(
        Host host,
        ShelfFilter filter,
        bool json,
        bool why,
        CancellationToken cancellation
    )
    {
        var report = await WithShelfAsync(
                host,
                "shelf list",
                [],
                (_, list, _, zone) =>
                {
                    var items = list.Items.Where(i => filter.Includes(i, zone)).OrderBy(i => i.SavedAt).ToList();
                    var printer = new ShelfPrinter(host.Terminal, zone);
                    printer.Print(items, json, why);
                    if (items.Count == 0 && !json)
                    {
                        printer.PrintNone(list, filter);
                    }

                    return Task.CompletedTask;
                },
                cancellation
            )
            .ConfigureAwait(false);
        return Finish(host, report);
    }

    private static Command Show(Host host)
    {
        var id = new Argument<string>("ID") { Description = "The beginning of its id, or its address" };
        var json = new Option<bool>("--json") { Description = "Print one JSON object" };
        var command = new Command("show", "Show an item and its text") { id, json };
        Examples.Add(command, ("chela shelf show 3f9a | less", "read it here"));
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var report = await WithShelfAsync(
                        host,
                        "shelf show",
                        [],
                        async (shelf, list, run, zone) =>
                        {
                            foreach (var item in shelf.Find(list, [parsed.GetValue(id)!]))
                            {
                                var (read, _, reason) = await shelf
                                    .ReadAsync(list, item, cancellation)
                                    .ConfigureAwait(false);
                                var captured = list.CaptureOf(item.Saved.Capture);
                                new ShelfPrinter(host.Terminal, zone).PrintOne(
                                    item,
                                    captured,
                                    read,
                                    parsed.GetValue(json)
                                );
                                if (reason is not null)
                                {
                                    run.Warn(new Remark(item.ShortId, null, null, reason, null));
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

    private static Command Open(Host host)
    {
        var ids = Ids();
        var command = new Command("open", "Mark items as read, and print their addresses, or where a readable copy is")
        {
            ids,
        };
        Examples.Add(command, ("xdg-open $(chela shelf open 3f9a)", "read it in the browser"));
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var report = await WithShelfAsync(
                        host,
                        "shelf open",
                        [Grants.Keep(host.Home.Opened)],
                        async (shelf, list, run, zone) =>
                        {
                            var copies = new OpenedCopies(run, shelf, host.Home, zone);
                            foreach (var item in shelf.Find(list, parsed.GetValue(ids)!))
                            {
                                if (
                                    (
                                        item.Saved.Url
                                        ?? await copies.WriteAsync(list, item, cancellation).ConfigureAwait(false)
                                    )
                                        is { } place
                                    && await shelf
                                        .MoveAsync(list, [item], ShelfState.Opened, cancellation)
                                        .ConfigureAwait(false)
                                )
                                {
                                    host.Terminal.Print(place);
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

    private static Command Move(Host host, string verb, string description, ShelfState state)
    {
        var ids = Ids();
        var command = new Command(verb, description) { ids };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(command, ($"chela shelf {verb} 3f9a https://example.org/essay", "by id, or by address"));
        command.SetAction(
            async (parsed, cancellation) =>
                options.Finish(
                    host,
                    parsed,
                    await WithShelfAsync(
                            host,
                            $"shelf {verb}",
                            [],
                            async (shelf, list, run, _) =>
                            {
                                var items = shelf.Find(list, parsed.GetValue(ids)!);
                                if (await shelf.MoveAsync(list, items, state, cancellation).ConfigureAwait(false))
                                {
                                    foreach (var item in items)
                                    {
                                        run.Did($"{ShelfLog.NameOf(state)} {item.Name} ({item.ShortId})");
                                    }
                                }
                            },
                            cancellation
                        )
                        .ConfigureAwait(false)
                )
        );
        return command;
    }

    private static Argument<string[]> Ids() =>
        new("ID") { Description = "The beginnings of ids, or addresses", Arity = ArgumentArity.OneOrMore };

    /// <summary>What was asked for is printed already: only what went wrong is left to tell.</summary>
    private static int Finish(Host host, RunReport report)
    {
        new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
        return report.Succeeded ? ExitCode.Done : ExitCode.NotDone;
    }
}
