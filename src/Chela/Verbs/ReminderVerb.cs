using System.CommandLine;
using System.CommandLine.Parsing;
using Chela.Agent.Reminders;
using Chela.Agent.Reports;
using Chela.Configuration;
using Chela.Envelope.Authorities;
using Chela.Reminders;
using Chela.Terminals;
using Chela.Text;

namespace Chela.Verbs;

/// <summary><c>chela reminder</c>: what the owner is to be reminded of.</summary>
internal static class ReminderVerb
{
    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("reminder", "Be reminded: chela status tells what is due")
        {
            Add(host),
            List(host),
            Drop(host),
        };
        Examples.AddToNoun(
            command,
            ("chela reminder add 2026-11-30T09:00 'call Ann'", "on that day, at that time"),
            ("chela reminder list", "all of them, with their numbers"),
            ("chela reminder drop 1", "the first of that list")
        );
        return command;
    }

    /// <summary>The reminders, and what the owner's clock shows; what is wrong with them is in the report.</summary>
    public static async Task<(ReminderList? List, DateTime Local, RunReport Report)> ReadAsync(
        Host host,
        CancellationToken cancellation
    )
    {
        var list = default(ReminderList);
        var local = default(DateTime);
        var report = await WithRemindersAsync(
                host,
                "reminder list",
                [],
                async (store, now, _) =>
                {
                    local = now;
                    list = await store.LoadAsync(cancellation).ConfigureAwait(false);
                },
                cancellation
            )
            .ConfigureAwait(false);
        return (list, local, report);
    }

    private static Command Add(Host host)
    {
        var when = new Argument<ReminderTime>("WHEN")
        {
            Description = "Your local time, such as 2026-11-30T09:00, or a day: 2026-11-30",
            CustomParser = ParseWhen,
        };
        var text = new Argument<string[]>("TEXT")
        {
            Description = "What to remind you of",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("add", "Write down what you want to be reminded of") { when, text };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(
            command,
            ("chela reminder add 2026-11-30T09:00 'call Ann'", "a task in workspace/reminders.md, which you may edit"),
            ("chela reminder add 2026-12-24 buy gifts", "due from the beginning of that day on")
        );
        command.SetAction(
            async (parsed, cancellation) =>
                options.Finish(
                    host,
                    parsed,
                    await WithRemindersAsync(
                            host,
                            "reminder add",
                            [Grants.Append(host.Home.Reminders)],
                            async (store, local, run) =>
                            {
                                var of = PlainText.OneLine(string.Join(' ', parsed.GetValue(text)!)).Trim();
                                var reminder = new Reminder(parsed.GetValue(when), of, 0);
                                if (Refused(reminder, local) is { } reason)
                                {
                                    run.Fail(reason, null);
                                }
                                else if (await store.AddAsync(reminder, cancellation).ConfigureAwait(false))
                                {
                                    run.Did($"will remind you: {reminder}");
                                }
                            },
                            cancellation
                        )
                        .ConfigureAwait(false)
                )
        );
        return command;
    }

    private static Command List(Host host)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Print each reminder as a JSON object on a line of its own",
        };
        var command = new Command("list", "List what you want to be reminded of") { json };
        Examples.Add(
            command,
            ("chela reminder list", "a reminder a line, the next one first"),
            ("chela reminder list --json | jq -r 'select(.due) | .text'", "what is due, for a program")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (list, local, report) = await ReadAsync(host, cancellation).ConfigureAwait(false);
                foreach (var (index, reminder) in (list?.Items ?? []).Index())
                {
                    host.Terminal.Print(
                        parsed.GetValue(json) ? ReminderJson.Of(reminder, index + 1, local)
                        : reminder.When.IsDue(local)
                            ? $"{index + 1}  {reminder} ({host.Terminal.Painted("due", Colour.Yellow)})"
                        : $"{index + 1}  {reminder}"
                    );
                }

                if (list is { Items.IsEmpty: true } && !parsed.GetValue(json))
                {
                    host.Terminal.Print("there is nothing to remind you of");
                }

                new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
                return report.Succeeded ? ExitCode.Done : ExitCode.NotDone;
            }
        );
        return command;
    }

    private static Command Drop(Host host)
    {
        var number = new Argument<int>("N") { Description = "Its number in chela reminder list" };
        var command = new Command("drop", "Take a reminder off the list: it is done, or does not matter") { number };
        var options = new ReportOptions();
        options.AddTo(command);
        Examples.Add(command, ("chela reminder drop 1", "the first of chela reminder list"));
        command.SetAction(
            async (parsed, cancellation) =>
                options.Finish(
                    host,
                    parsed,
                    await WithRemindersAsync(
                            host,
                            "reminder drop",
                            [Grants.Change(host.Home.Reminders)],
                            async (store, _, run) =>
                            {
                                if (await store.LoadAsync(cancellation).ConfigureAwait(false) is not { } list)
                                {
                                    return;
                                }

                                var wanted = parsed.GetValue(number);
                                if (wanted < 1 || wanted > list.Items.Length)
                                {
                                    run.Fail(
                                        $"expected the number of a reminder, found {wanted}; there are {list.Items.Length}",
                                        "chela reminder list shows them"
                                    );
                                }
                                else if (
                                    list.Items[wanted - 1] is var reminder
                                    && await store.DropAsync(list, reminder, cancellation).ConfigureAwait(false)
                                )
                                {
                                    run.Did($"dropped: {reminder}");
                                }
                            },
                            cancellation
                        )
                        .ConfigureAwait(false)
                )
        );
        return command;
    }

    private static string? Refused(Reminder reminder, DateTime local) =>
        ReminderList.Read("", reminder.Task).Items.IsEmpty
            ? "expected what to remind you of, found nothing that can be read"
        : reminder.Text.Length > Reminder.LongestText
            ? $"expected at most {Reminder.LongestText} characters to remind you of, found {reminder.Text.Length}"
        : reminder.When.HasPassed(local)
            ? $"expected a time to come, found {reminder.When}; your clock shows {new ReminderTime(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local))}"
        : null;

    private static async Task<RunReport> WithRemindersAsync(
        Host host,
        string job,
        IEnumerable<ManifestPlace> grants,
        Func<ReminderStore, DateTime, Run, Task> act,
        CancellationToken cancellation
    )
    {
        var run = new Run(host.Effects([.. Grants.Read(host.Home), .. grants]));
        if (await new SettingsLoader(run).LoadAsync(host.Home, cancellation).ConfigureAwait(false) is { } owner)
        {
            var local = TimeZoneInfo.ConvertTime(host.Time.GetUtcNow(), owner.Zone ?? host.Zone).DateTime;
            await act(new ReminderStore(run, host.Home), local, run).ConfigureAwait(false);
        }

        return run.Close(host.NewRunId(), job);
    }

    private static ReminderTime ParseWhen(ArgumentResult result)
    {
        var text = result.Tokens is [var token] ? token.Value : "";
        if (!ReminderTime.TryParse(text, out var time))
        {
            result.AddError(
                $"WHEN: expected a time such as 2026-11-30T09:00, or a day such as 2026-11-30, found '{text}'"
            );
        }

        return time;
    }
}
