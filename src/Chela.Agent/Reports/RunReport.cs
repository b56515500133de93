using System.Collections.Immutable;

namespace Chela.Agent.Reports;

/// <summary>
/// How a run ended, in one form for a digest, a turn and a job: what was done, what was left out and why, what is in
/// doubt, what it cost. It is the owner's and may name what no other reader sees.
/// </summary>
/// <param name="Id">The run.</param>
/// <param name="Job">What ran: <c>digest 2026-W08</c>.</param>
/// <param name="Errors">Why not all that was asked for is done; empty if it is.</param>
/// <param name="Done">What was done, in order.</param>
/// <param name="LeftOut">What was left out, and why.</param>
/// <param name="Warnings">What was done all the same, but deserves a look.</param>
/// <param name="InDoubt">Effects of which nobody knows whether they happened.</param>
/// <param name="Outputs">Full paths of what was made, the most important last.</param>
/// <param name="Cost">What it used up.</param>
public sealed record RunReport(
    RunId Id,
    string Job,
    ImmutableArray<Remark> Errors,
    ImmutableArray<string> Done,
    ImmutableArray<Remark> LeftOut,
    ImmutableArray<Remark> Warnings,
    ImmutableArray<string> InDoubt,
    ImmutableArray<string> Outputs,
    RunCost Cost
)
{
    /// <summary>What was done in the likeliest way, though it could as well be otherwise.</summary>
    public ImmutableArray<Remark> Unsure { get; init; } = [];

    /// <summary>Why things came out as they did, where the owner asked.</summary>
    public ImmutableArray<Explanation> Why { get; init; } = [];

    /// <summary>Whether all that was asked for is done.</summary>
    public bool Succeeded => Errors.IsEmpty;
}
