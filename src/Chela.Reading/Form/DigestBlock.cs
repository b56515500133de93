using System.Collections.Immutable;

namespace Chela.Reading.Form;

/// <summary>A heading of a digest and what stands below it, up to the next section, group or entry (SPEC, chapter 4).</summary>
public sealed class DigestBlock
{
    internal DigestBlock(int level, string name, DigestBlock? parent, int line, ImmutableArray<string> lines) =>
        (Level, Name, Parent, Line, Lines) = (level, name, parent, line, lines);

    /// <summary>2 for a section, 3 for a group, 4 for an entry; 0 for what stands above all of them.</summary>
    public int Level { get; }

    /// <summary>The heading's text; empty at level 0.</summary>
    public string Name { get; }

    /// <summary>The nearest block before it with a lower level; null at level 0.</summary>
    public DigestBlock? Parent { get; }

    /// <summary>Where it begins in the file, 1-based.</summary>
    public int Line { get; }

    /// <summary>Its lines without line ends, the heading first. Only at level 0 may there be none.</summary>
    public ImmutableArray<string> Lines { get; }
}
