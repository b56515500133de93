using System.Collections.Immutable;

namespace Chela.Reading.Lint;

/// <summary>
/// Checks a digest against its form (SPEC; <see cref="LintRules"/>). Any bytes give findings, never an exception; the time
/// it takes is linear in their number.
/// </summary>
public static class DigestLinter
{
    /// <summary>Checks one file, in either language, of the form of SPEC or of the neutral profile.</summary>
    /// <returns>The findings by place.</returns>
    public static ImmutableArray<Finding> Lint(ReadOnlySpan<byte> file) =>
        Lint(file, LintDocument.Of(LintDocument.Decode(file)));

    /// <summary>Checks that the two files of a digest have the same entries and sources.</summary>
    /// <returns>The findings in each; none where the English file still waits for its translation.</returns>
    public static (ImmutableArray<Finding> English, ImmutableArray<Finding> Chinese) LintPair(
        ReadOnlySpan<byte> english,
        ReadOnlySpan<byte> chinese
    ) => PairRules.Check(LintDocument.Of(LintDocument.Decode(english)), LintDocument.Of(LintDocument.Decode(chinese)));

    /// <summary>Checks a file that was taken apart already.</summary>
    internal static ImmutableArray<Finding> Lint(ReadOnlySpan<byte> file, LintDocument document)
    {
        var findings = new FindingList();
        FileRules.Check(file, document, findings);
        HeaderRules.Check(document, findings);
        StructureRules.Check(document, findings);
        ContentsRules.Check(document, findings);
        if (document.StubLine > 0)
        {
            findings.Add("G01", document.StubLine);
        }
        else
        {
            EntryRules.Check(document, findings);
        }

        TypographyRules.Check(document, findings);
        return findings.Sorted();
    }
}
