using Chela.Reading.Memos;

namespace Chela.Tests.Memos;

/// <summary>What identifies the code knows all the code there is.</summary>
public sealed class ProgramCodeTests
{
    /// <summary>What takes no part in what is kept: labels, and the merging of digests.</summary>
    private static readonly string[] Others = ["Chela.Envelope", "DiffPlex"];

    [Fact]
    public void Each_assembly_that_reads_is_a_part_of_it() =>
        Assert.Empty(
            typeof(Memo)
                .Assembly.GetReferencedAssemblies()
                .Select(a => a.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal))
                // The packages of PdfPig are released together.
                .Where(name => !name.StartsWith("UglyToad.PdfPig.", StringComparison.Ordinal))
                .Except(ProgramCode.Parts.Select(p => p.GetName().Name!))
                .Except(Others)
        );

    [Fact]
    public void Each_part_has_an_id_of_its_own() =>
        Assert.Distinct(ProgramCode.Parts.Select(p => p.ManifestModule.ModuleVersionId).Append(Guid.Empty));
}
