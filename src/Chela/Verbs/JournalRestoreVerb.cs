using System.CommandLine;
using Chela.Agent.Journal;
using Chela.Agent.Reports;
using Chela.Edge.Sqlite;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela journal restore</c>: puts a backup in the place of the journal.</summary>
internal static class JournalRestoreVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE") { Description = "What chela journal backup wrote" };
        var yes = new Option<bool>("--yes", "-y") { Description = "Replace the journal that is there without asking" };
        var command = new Command("restore", "Put a backup in the journal's place, after it was verified")
        {
            file,
            yes,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        var dryRun = DryRunOption.AddTo(command);
        Examples.Add(
            command,
            (
                "chela journal restore /media/disk/journal.db",
                "asks before it replaces a journal, and keeps that beside it"
            ),
            (
                "CHELA_HOME=/tmp/look chela journal restore journal.db",
                "into an empty home; FILE.key is used if it is there"
            )
        );
        command.SetAction(
            (parsed, _) =>
                JournalVerb.RunAsync(
                    host,
                    parsed,
                    report,
                    "journal restore",
                    run =>
                    {
                        Restore(
                            host,
                            run,
                            Path.GetFullPath(parsed.GetValue(file)!),
                            parsed.GetValue(yes),
                            parsed.GetValue(dryRun)
                        );
                        return Task.CompletedTask;
                    }
                )
        );
        return command;
    }

    private static void Restore(Host host, Run run, string file, bool yes, bool isDry)
    {
        var home = host.Home.Path;
        var backup = JournalVerb.Told(host, JournalFiles.LookAt(file, home));
        var old = SqliteJournal.Exists(home) ? WhatIsThere(host) : null;
        if (isDry)
        {
            run.Did(old is null ? $"would restore {backup}" : $"would put {backup} in the place of {old}");
            return;
        }

        if (old is not null && !yes)
        {
            if (!host.Terminal.IsInteractive)
            {
                run.Fail(
                    new Remark(
                        null,
                        null,
                        null,
                        $"it would put {backup} in the place of {old}",
                        "say --yes to replace it"
                    )
                );
                return;
            }

            if (!host.Terminal.Confirm($"Put {backup} in the place of {old}?"))
            {
                run.Fail(new Remark(null, null, null, "nothing was restored", null));
                return;
            }
        }

        var restored = JournalFiles.Restore(file, home, overwrite: old is not null);
        run.Did($"verified and restored {backup}");
        if (restored.Kept is { } kept)
        {
            run.Did($"replaced {old}; that is kept as {kept}");
        }
    }

    /// <summary>What would be replaced, as far as it can be told.</summary>
    private static string WhatIsThere(Host host)
    {
        try
        {
            var found = JournalFiles.Verify(host.Home.Path);
            return found.Problem is null
                ? $"a journal of {JournalVerb.Told(host, found)}"
                : $"a damaged journal of {JournalVerb.Told(host, found)}";
        }
        catch (JournalException)
        {
            return "a journal that cannot be read";
        }
    }
}
