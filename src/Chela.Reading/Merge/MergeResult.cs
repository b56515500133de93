using System.Collections.Immutable;

namespace Chela.Reading.Merge;

/// <summary>What <see cref="DigestMerge"/> makes of three versions of a digest.</summary>
/// <param name="Text">The file from now on.</param>
/// <param name="NextBase">
/// What to keep as the base of the next merge: the generated text, but with the old base's lines where there is a conflict,
/// so that it is shown again until the owner's text holds the generated lines or is the old one again. To settle every
/// conflict in the owner's favour, keep the generated text instead.
/// </param>
/// <param name="Conflicts">In the order of the text.</param>
/// <param name="Notes">What the owner may want to know besides, a sentence each.</param>
public sealed record MergeResult(
    string Text,
    string NextBase,
    ImmutableArray<MergeConflict> Conflicts,
    ImmutableArray<string> Notes
);
