using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Digest;

namespace Chela.Verbs;

/// <summary><c>chela digest learn</c>: learns the owner's groups from past digests.</summary>
internal static class LearnVerb
{
    /// <summary>The command.</summary>
    public static Command Create(Host host)
    {
        var folder = new Argument<string>("DIR")
        {
            Description = "The folder that your past digests are below, under any names; other files are passed over",
        };
        var output = new Option<string?>("--out", "-o")
        {
            Description =
                "Where to write what was learnt; without it, groups.model of the home, which chela digest takes by itself",
            HelpName = "MODEL",
        };
        var evaluate = new Option<bool>("--evaluate")
        {
            Description = "Also print which groups were taken for which, on weeks that were kept back",
        };
        var command = new Command("learn", "Learn your groups from past digests, on this machine")
        {
            folder,
            output,
            evaluate,
        };
        var report = new ReportOptions();
        report.AddTo(command);
        Examples.Add(
            command,
            ("chela digest learn ~/til/weekly", "from now on, chela digest puts entries where you would"),
            ("chela digest learn ~/til/weekly --evaluate", "how often it is right, and what it takes for what")
        );
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var from = Path.TrimEndingDirectorySeparator(parsed.GetValue(folder)!);
                var model = Path.GetFullPath(parsed.GetValue(output) ?? host.Home.Groups);
                var run = new Run(
                    host.Effects([
                        .. Grants.Read(Path.GetFullPath(from)),
                        Grants.Keep(Path.GetDirectoryName(model) ?? model),
                    ])
                );
                await new LearnJob(run)
                    .RunAsync(from, model, parsed.GetValue(evaluate), cancellation)
                    .ConfigureAwait(false);
                return report.Finish(host, parsed, run.Close(host.NewRunId(), "digest learn"));
            }
        );
        return command;
    }
}
