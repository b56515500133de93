using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Merge;

/// <summary>The same section, group or entry in the versions that have it.</summary>
internal sealed class MergedBlock
{
    /// <summary>In the last generated version.</summary>
    public DigestBlock? Base { get; set; }

    /// <summary>In the owner's file.</summary>
    public DigestBlock? Owners { get; set; }

    /// <summary>In the version generated now.</summary>
    public DigestBlock? Generated { get; set; }

    /// <summary>The level, the same in all versions.</summary>
    public int Level => (Owners ?? Generated ?? Base)!.Level;

    /// <summary>The heading's text, as the owner has it.</summary>
    public string Name => (Owners ?? Generated ?? Base)!.Name;

    /// <summary>Whether the owner took it out.</summary>
    public bool IsDeleted => Base is not null && Owners is null;

    /// <summary>Whether it is no longer generated, but stays because the owner worked on it.</summary>
    public bool IsRescued => Base is not null && Owners is not null && Generated is null && !IsSame(Base, Owners);

    /// <summary>Whether it has to be in the result, whatever is below it.</summary>
    public bool IsKept => Owners is null ? Base is null : Generated is not null || Base is null || IsRescued;

    /// <summary>Whether two versions say the same.</summary>
    public static bool IsSame(DigestBlock a, DigestBlock b) => Written(a).SequenceEqual(Written(b));

    /// <summary>The lines without the blank ones at the end, which only part the block from what follows.</summary>
    public static ImmutableArray<string> Written(DigestBlock block)
    {
        var end = block.Lines.Length;
        while (end > 0 && string.IsNullOrWhiteSpace(block.Lines[end - 1]))
        {
            end--;
        }

        return block.Lines[..end];
    }
}
