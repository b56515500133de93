using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Reports;

namespace Chela.Terminals;

/// <summary>Prints the report of a run, in one form for every verb.</summary>
internal sealed class ReportPrinter(Terminal terminal)
{
    private const int MostRemarks = 20;

    /// <summary>Prints what was done and left out; the last lines name what was made.</summary>
    /// <param name="report">The report.</param>
    /// <param name="quiet">Only errors and warnings, on standard error.</param>
    /// <param name="verbose">All remarks, however many.</param>
    public void Print(RunReport report, bool quiet, bool verbose)
    {
        if (!quiet)
        {
            if (report.Succeeded || !report.Done.IsEmpty)
            {
                terminal.Print(terminal.Painted(report.Job, Colour.Bold));
            }

            foreach (var done in report.Done)
            {
                terminal.Print($"  {done}");
            }

            PrintAll("left out", report.LeftOut, verbose);
            PrintAll("unsure", report.Unsure, verbose);
            PrintAll("in doubt", [.. report.InDoubt.Select(d => new Remark(null, null, null, d, null))], verbose);
            PrintWhy(report.Why);
        }

        foreach (var remark in Shown(quiet ? [.. report.LeftOut, .. report.Warnings] : report.Warnings, verbose))
        {
            terminal.PrintWarning(remark);
        }

        foreach (var error in report.Errors)
        {
            terminal.PrintError(error.ToString());
        }

        if (!quiet)
        {
            foreach (var output in report.Outputs)
            {
                terminal.Print(terminal.Painted(output, Colour.Cyan));
            }
        }
    }

    /// <summary>Prints one object.</summary>
    public void PrintJson(RunReport report) =>
        terminal.Print(JsonSerializer.Serialize(RunReportJson.Of(report), TerminalJson.Readable.RunReportJson));

    private void PrintAll(string title, ImmutableArray<Remark> remarks, bool verbose)
    {
        if (remarks.IsEmpty)
        {
            return;
        }

        terminal.Print($"  {title} ({remarks.Length}):");
        foreach (var line in Shown(remarks, verbose))
        {
            terminal.Print($"    {line}");
        }
    }

    private void PrintWhy(ImmutableArray<Explanation> explanations)
    {
        if (!explanations.IsEmpty)
        {
            terminal.Print("  why:");
        }

        foreach (var (subject, conclusion, reasons) in explanations)
        {
            terminal.Print($"    {subject}: {conclusion}");
            foreach (var reason in reasons)
            {
                terminal.Print($"      {reason}");
            }
        }
    }

    private static IEnumerable<string> Shown(ImmutableArray<Remark> remarks, bool verbose)
    {
        var most = verbose ? remarks.Length : MostRemarks;
        foreach (var remark in remarks.Take(most))
        {
            yield return remark.ToString();
        }

        if (remarks.Length > most)
        {
            yield return $"and {remarks.Length - most} more; --verbose shows them";
        }
    }
}
