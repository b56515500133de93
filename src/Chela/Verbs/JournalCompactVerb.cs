using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Chela.Agent.Reports;
using Chela.Edge.Sqlite;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela journal compact</c>: gives back room, and forgets what is old and large where that is asked for.</summary>
internal static class JournalCompactVerb
{
    private const int Large = 16 * 1024;
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var before = new Option<DateOnly?>("--before")
        {
            Description = "Forget for good the large results of what ended before that day",
            HelpName = "DATE",
            CustomParser = DateOf,
        };
        var least = new Option<int>("--least")
        {
            Description = "What counts as large, in bytes",
            HelpName = "BYTES",
            DefaultValueFactory = _ => Large,
        };
        var command = new Command("compact", "Give back the room of what is forgotten; the chain still verifies")
        {
            before,
            least,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        var dryRun = DryRunOption.AddTo(command);
        Examples.Add(
            command,
            ("chela journal compact", "forgets nothing"),
            (
                "chela journal compact --before 2026-01-01",
                "what ended last year keeps its list of acts, not what they returned"
            ),
            ("chela journal compact --before 2026-01-01 --dry-run", "how much that would be"),
            ("chela journal compact --before 2026-01-01 --least 1", "all that it said goes, certificates too")
        );
        command.SetAction(
            (parsed, _) =>
                JournalVerb.RunAsync(
                    host,
                    parsed,
                    report,
                    "journal compact",
                    run =>
                    {
                        Compact(host, run, parsed.GetValue(before), parsed.GetValue(least), parsed.GetValue(dryRun));
                        return Task.CompletedTask;
                    }
                )
        );
        return command;
    }

    private static void Compact(Host host, Run run, DateOnly? day, int least, bool isDry)
    {
        var before = day is { } limit ? StartOf(limit, host.Zone) : DateTimeOffset.MinValue;
        var done = isDry
            ? JournalFiles.WouldCompact(host.Home.Path, before, Math.Max(1, least))
            : JournalFiles.Compact(host.Home.Path, before, Math.Max(1, least));
        if (day is not null)
        {
            run.Did(
                done.Bodies == 0
                    ? "there was nothing to forget"
                    : (isDry ? "would forget " : "forgot ")
                        + $"{Counted.Of(done.Bodies, "large body")} of {Counted.Of(done.Streams, "turn")} that ended before {day:yyyy-MM-dd}"
                        + (isDry ? $", {JournalVerb.Bytes(done.Freed)}" : "; a backup may still hold them")
            );
        }

        run.Did(
            isDry ? $"the journal has {JournalVerb.Bytes(done.Size)}; what room is free in it would be given back"
            : done.Freed > 0 ? $"gave back {JournalVerb.Bytes(done.Freed)}; {JournalVerb.Bytes(done.Size)} are left"
            : $"there was nothing to give back; the journal has {JournalVerb.Bytes(done.Size)}"
        );
    }

    private static DateTimeOffset StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(midnight, zone.GetUtcOffset(midnight));
    }

    private static DateOnly? DateOf(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        result.AddError($"--before: expected a day such as 2026-01-01, found '{text}'");
        return null;
    }
}
