using System.CommandLine;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela status</c>: what is not finished: interrupted, waiting, in doubt; and what the owner is to be reminded of now.</summary>
internal static class StatusVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var json = new Option<bool>("--json")
        {
            Description = "Print each turn and reminder as a JSON object on a line",
        };
        var command = new Command("status", "Show what is not finished: interrupted, waiting for you, in doubt, due")
        {
            json,
        };
        Examples.Add(
            command,
            ("chela status", "what is left, and what to do about it"),
            ("chela status --json", "for a program; prints nothing if nothing is left")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var isDue = await TellDueAsync(host, parsed.GetValue(json), cancellation).ConfigureAwait(false);
                return await Answers
                    .ShowAsync(
                        host,
                        parsed.GetValue(json),
                        _ => true,
                        isDue ? null : "nothing is left undone",
                        cancellation
                    )
                    .ConfigureAwait(false);
            }
        );
        return command;
    }

    /// <summary>Tells the reminders that are due. Whether any is.</summary>
    private static async Task<bool> TellDueAsync(Host host, bool json, CancellationToken cancellation)
    {
        var (list, local, report) = await ReminderVerb.ReadAsync(host, cancellation).ConfigureAwait(false);
        var due = (list?.Items ?? []).Index().Where(i => i.Item.When.IsDue(local)).ToList();
        foreach (var (index, reminder) in due)
        {
            host.Terminal.Print(
                json
                    ? ReminderJson.Of(reminder, index + 1, local)
                    : $"{host.Terminal.Painted("due:", Colour.Yellow)} {reminder} (chela reminder drop {index + 1})"
            );
        }

        // Status tells of turns whatever is wrong elsewhere: it is told, and changes nothing.
        new ReportPrinter(host.Terminal).Print(report, quiet: true, verbose: false);
        return due.Count > 0;
    }
}
