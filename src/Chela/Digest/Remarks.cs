using Chela.Agent.Reports;
using Chela.Reading.Notes;

namespace Chela.Digest;

/// <summary>Turns what pure steps found into remarks of a report.</summary>
internal static class Remarks
{
    /// <summary>The remark, with the file named as the owner named the vault.</summary>
    public static Remark In(this NoteProblem problem, LoadedVault vault) =>
        new(vault.NameOf(problem.Path), problem.Line, problem.Column, problem.Message, problem.Advice);
}
