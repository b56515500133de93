using System.CommandLine;
using Chela.Edge.Sqlite;

namespace Chela.Verbs;

/// <summary><c>chela journal backup</c>: a copy of the journal, also while another process writes it.</summary>
internal static class JournalBackupVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE") { Description = "The copy; must not exist" };
        var withKey = new Option<bool>("--with-key")
        {
            Description = "Also write the home's key, to FILE.key: who has both can read all of it",
        };
        var command = new Command("backup", "Write a verified copy of the journal, also while Chela works")
        {
            file,
            withKey,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela journal backup /media/disk/journal.db", "encrypted: only your key can read it"),
            ("chela journal backup ~/safe/journal.db --with-key", "with the key, for another machine")
        );
        command.SetAction(
            (parsed, _) =>
                JournalVerb.RunAsync(
                    host,
                    parsed,
                    report,
                    "journal backup",
                    run =>
                    {
                        var path = Path.GetFullPath(parsed.GetValue(file)!);
                        var found = JournalFiles.Backup(host.Home.Path, path, parsed.GetValue(withKey));
                        run.Did($"copied and verified {JournalVerb.Told(host, found)}");
                        if (parsed.GetValue(withKey))
                        {
                            run.Made(path + JournalFiles.KeyExtension);
                        }
                        else
                        {
                            run.Did("the key is not in it; keep journal.key of the home in another place");
                        }

                        run.Made(path);
                        return Task.CompletedTask;
                    }
                )
        );
        return command;
    }
}
