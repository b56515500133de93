using System.CommandLine;
using System.Globalization;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Edge.Sqlite;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary>
/// <c>chela journal</c>: the record of all that was done, as a whole. These verbs tend the record itself, so that they are not in it.
/// </summary>
internal static class JournalVerb
{
    private const int Kilo = 1000;

    private static readonly string[] s_units = ["bytes", "kB", "MB", "GB", "TB"];

    /// <summary>The command with its subcommands.</summary>
    public static Command Create(Host host)
    {
        var command = new Command("journal", "Back up, restore, export, shrink and repair the record of what was done")
        {
            JournalBackupVerb.Create(host),
            JournalRestoreVerb.Create(host),
            JournalExportVerb.Create(host),
            JournalCompactVerb.Create(host),
            JournalRepairVerb.Create(host),
        };
        Examples.AddToNoun(
            command,
            ("chela journal backup ~/backup/journal.db", "a verified copy, also while Chela works"),
            ("chela journal export - | jq -r .type | sort | uniq -c", "what happened how often"),
            ("chela audit verify", "whether all of it is as it was written")
        );
        return command;
    }

    /// <summary>Does something with the journal, and reports.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(
        Host host,
        ParseResult parsed,
        ReportOptions report,
        string job,
        Func<Run, Task> act
    )
    {
        var run = new Run(host.Effects([]));
        try
        {
            await act(run).ConfigureAwait(false);
        }
        catch (JournalException e)
        {
            run.Fail(Remark(e));
        }

        return report.Finish(host, parsed, run.Close(host.NewRunId(), job));
    }

    /// <summary>What is wrong, as a report says it.</summary>
    public static Remark Remark(JournalException e) => new(null, null, null, e.Message, e.Advice);

    /// <summary>What is in a journal, in a clause.</summary>
    public static string Told(Host host, JournalFinding found) =>
        found.Last is { } last ? $"{Counted.Of(found.Events, "event")}, the last of {Moment(host, last)}" : "no events";

    /// <summary>A moment in the owner's zone.</summary>
    public static string Moment(Host host, DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, host.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>So many bytes, for people.</summary>
    public static string Bytes(long bytes)
    {
        var (number, unit) = ((double)bytes, 0);
        while (number >= Kilo && unit < s_units.Length - 1)
        {
            number /= Kilo;
            unit++;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{number:0.#} {s_units[unit]}");
    }
}
