using System.CommandLine;
using Chela.Agent.Journal;
using Chela.Edge.Sqlite;
using Chela.Terminals;
using Chela.Turns;

namespace Chela.Verbs;

/// <summary><c>chela journal export</c>: all events in clear, for other programs.</summary>
internal static class JournalExportVerb
{
    private const string StandardOutput = "-";

    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A file, which must not exist; -, or none, is standard output",
            DefaultValueFactory = _ => StandardOutput,
        };
        var command = new Command("export", "Write all events as JSON Lines, decrypted") { file };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela journal export ~/journal.jsonl", "an event a line, in a file that only you can read"),
            ("chela journal export | jq 'select(.type == \"effect.decided\") | .body.verdict'", "what was decided")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var name = parsed.GetValue(file)!;
                if (name != StandardOutput)
                {
                    return await JournalVerb
                        .RunAsync(
                            host,
                            parsed,
                            report,
                            "journal export",
                            async run =>
                            {
                                var path = Path.GetFullPath(name);
                                var count = await JournalFiles
                                    .ExportAsync(host.Home.Path, path, cancellation)
                                    .ConfigureAwait(false);
                                run.Did($"wrote {Counted.Of(count, "event")}, in clear");
                                run.Made(path);
                            }
                        )
                        .ConfigureAwait(false);
                }

                try
                {
                    await JournalFiles
                        .ExportAsync(host.Home.Path, host.Terminal.Output, cancellation)
                        .ConfigureAwait(false);
                    return ExitCode.Done;
                }
                catch (JournalException e)
                {
                    TurnSession.Tell(host.Terminal, e);
                    return ExitCode.NotDone;
                }
            }
        );
        return command;
    }
}
