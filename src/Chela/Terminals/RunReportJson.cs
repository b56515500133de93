using System.Collections.Immutable;
using Chela.Agent.Reports;

namespace Chela.Terminals;

/// <summary>A report as <c>--json</c> prints it.</summary>
internal sealed record RunReportJson(
    string Schema,
    int Version,
    string Id,
    string Job,
    bool Succeeded,
    ImmutableArray<string> Done,
    ImmutableArray<Remark> LeftOut,
    ImmutableArray<Remark> Unsure,
    ImmutableArray<Remark> Warnings,
    ImmutableArray<Remark> Errors,
    ImmutableArray<string> InDoubt,
    ImmutableArray<Explanation> Why,
    ImmutableArray<string> Outputs,
    RunCost Cost
)
{
    /// <summary>The form of <paramref name="report"/>.</summary>
    public static RunReportJson Of(RunReport report) =>
        new(
            "chela.run-report",
            1,
            report.Id.ToString(),
            report.Job,
            report.Succeeded,
            report.Done,
            report.LeftOut,
            report.Unsure,
            report.Warnings,
            report.Errors,
            report.InDoubt,
            report.Why,
            report.Outputs,
            report.Cost
        );
}
