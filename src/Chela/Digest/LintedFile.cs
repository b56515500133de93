using System.Collections.Immutable;
using Chela.Reading.Lint;

namespace Chela.Digest;

/// <summary>What came of linting one file.</summary>
/// <param name="Name">Its path as the owner named it.</param>
/// <param name="Content">Its bytes, corrected if that was asked for; empty if it could not be read.</param>
/// <param name="Findings">What is left to find in it.</param>
internal sealed record LintedFile(string Name, ReadOnlyMemory<byte> Content, ImmutableArray<Finding> Findings)
{
    /// <summary>Why it could not be read or written, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>What was corrected and is written, or why nothing was; null if it was not asked for.</summary>
    public FixedDigest? Fix { get; init; }

    /// <summary>The findings of one severity.</summary>
    public int Count(Severity severity) => Findings.Count(f => f.Severity == severity);
}
