using System.CommandLine;
using System.Globalization;
using Chela.Agent.Reports;
using Chela.Edge.Sqlite;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela journal repair</c>: goes on without what is lost, if the owner says so.</summary>
internal static class JournalRepairVerb
{
    /// <summary>What is lost, and then the clock.</summary>
    private const int MostRepairs = 2;

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var yes = new Option<bool>("--yes", "-y") { Description = "Repair without asking" };
        var command = new Command("repair", "Say what of the journal is lost, ask, and go on with what is whole")
        {
            yes,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        var dryRun = DryRunOption.AddTo(command);
        Examples.Add(
            command,
            ("chela journal repair", "says what would be lost, and asks"),
            ("chela journal repair --yes", "where nobody can be asked; the damaged file is kept beside the new one")
        );
        command.SetAction(
            (parsed, _) =>
                JournalVerb.RunAsync(
                    host,
                    parsed,
                    report,
                    "journal repair",
                    run =>
                    {
                        var repairs = 0;
                        while (
                            repairs < MostRepairs
                            && (repairs == 0 || SqliteJournal.Exists(host.Home.Path))
                            && RepairOne(host, run, parsed.GetValue(yes), parsed.GetValue(dryRun))
                        )
                        {
                            repairs++;
                        }

                        if (repairs == 0 && !run.HasFailed)
                        {
                            run.Did("nothing is wrong with it");
                        }

                        return Task.CompletedTask;
                    }
                )
        );
        return command;
    }

    private static bool RepairOne(Host host, Run run, bool yes, bool isDry)
    {
        using var repair = JournalRepair.Begin(host.Home.Path, host.Time);
        if (repair is null)
        {
            return false;
        }

        var what = WhatHolds(repair);
        if (isDry)
        {
            run.Fail(JournalVerb.Remark(repair.Problem));
            run.Fail(new Remark(null, null, null, $"a repair: {what}", "nothing was repaired: it was only tried"));
            return false;
        }

        if (!yes && !host.Terminal.IsInteractive)
        {
            run.Fail(new Remark(null, null, null, repair.Problem.Message, null));
            run.Fail(new Remark(null, null, null, what, "say --yes to repair it so, or restore a backup"));
            return false;
        }

        if (!yes)
        {
            host.Terminal.PrintError(repair.Problem.Message);
            if (!host.Terminal.Confirm($"A repair: {what}. Repair it so?"))
            {
                run.Fail(
                    new Remark(null, null, null, "nothing was repaired", "put the file back, or restore a backup")
                );
                return false;
            }
        }

        var old = repair.Complete();
        run.Did(what);
        if (old is not null)
        {
            run.Did($"the damaged file is kept as {old}");
        }

        return true;
    }

    private static string WhatHolds(JournalRepair repair)
    {
        if (repair.IsOfClock)
        {
            return "nothing is lost, and time goes on from now";
        }

        var lost = (repair.Acknowledged - repair.Kept) switch
        {
            null => "nobody knows how many after them are lost",
            <= 0 => "none after them is known to be lost",
            1 => "the 1 after them is lost",
            var many => string.Create(CultureInfo.InvariantCulture, $"the {many} after them are lost"),
        };
        var unreadable =
            repair.Unreadable == 0 ? "" : $"; of {Counted.Of(repair.Unreadable, "event")} nothing can be read any more";
        return $"{Counted.Of(repair.Kept, "event")} stay{(repair.Kept == 1 ? "s" : "")}, {lost}{unreadable}";
    }
}
