using System.Collections.Immutable;

namespace Chela.Reading.Lint;

/// <summary>What came of correcting a digest.</summary>
/// <param name="File">The bytes; the very ones that were given where there was nothing to correct.</param>
/// <param name="Before">The findings there were.</param>
/// <param name="After">Those that are left.</param>
/// <param name="ChangedLines">The lines, 1-based in the corrected file, that are new or differ; line ends do not count.</param>
/// <param name="RemovedLines">Number of lines that are gone.</param>
public sealed record FixedDigest(
    ReadOnlyMemory<byte> File,
    ImmutableArray<Finding> Before,
    ImmutableArray<Finding> After,
    ImmutableArray<int> ChangedLines,
    int RemovedLines
)
{
    /// <summary>Whether the bytes are others than before.</summary>
    public required bool IsChanged { get; init; }

    /// <summary>Why nothing was tried, or null: a clause.</summary>
    public string? Refusal { get; init; }
}
