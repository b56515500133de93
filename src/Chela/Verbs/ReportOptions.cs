using System.CommandLine;
using Chela.Agent.Reports;
using Chela.Terminals;

namespace Chela.Verbs;

/// <summary>The options that say how a verb reports, the same on every verb that acts.</summary>
internal sealed class ReportOptions
{
    private readonly Option<bool> _json = new("--json") { Description = "Print the report as one JSON object" };
    private readonly Option<bool> _quiet = new("--quiet", "-q")
    {
        Description = "Print only warnings and errors, on standard error",
    };
    private readonly Option<bool> _verbose = new("--verbose") { Description = "Print all remarks, however many" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Exit with 1 if there are warnings" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_json);
        command.Options.Add(_quiet);
        command.Options.Add(_verbose);
        command.Options.Add(_strict);
    }

    /// <summary>Prints a report where the options are not at hand.</summary>
    public static void Print(Host host, RunReport report, bool json)
    {
        var printer = new ReportPrinter(host.Terminal);
        if (json)
        {
            printer.PrintJson(report);
        }
        else
        {
            printer.Print(report, quiet: false, verbose: false);
        }
    }

    /// <summary>Prints a report as the owner asked for it.</summary>
    /// <returns>The exit code.</returns>
    public int Finish(Host host, ParseResult parsed, RunReport report)
    {
        var printer = new ReportPrinter(host.Terminal);
        if (parsed.GetValue(_json))
        {
            printer.PrintJson(report);
        }
        else
        {
            printer.Print(report, parsed.GetValue(_quiet), parsed.GetValue(_verbose));
        }

        var isStrict = parsed.GetValue(_strict);
        return report.Succeeded && !(isStrict && !report.Warnings.IsEmpty) ? ExitCode.Done : ExitCode.NotDone;
    }
}
