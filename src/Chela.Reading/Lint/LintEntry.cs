namespace Chela.Reading.Lint;

/// <summary>A group or an entry: a heading below a section, and its blocks up to the next heading.</summary>
/// <param name="Heading">Its heading.</param>
/// <param name="Section">The name of its section; null above the first one.</param>
/// <param name="Blocks">What stands below, items of tables of contents left out.</param>
internal sealed record LintEntry(LintBlock Heading, string? Section, List<LintBlock> Blocks)
{
    /// <summary>Whether it is an entry, not a group.</summary>
    public bool IsEntry => Heading.Level == 4;

    /// <summary>All headings with what stands below them.</summary>
    public static List<LintEntry> Of(LintDocument document)
    {
        var entries = new List<LintEntry>();
        string? section = null;
        foreach (var block in document.Blocks)
        {
            if (block.Kind == BlockKind.Heading)
            {
                section = block.Level == 2 ? block.Text : section;
                entries.Add(new LintEntry(block, section, []));
            }
            else if (entries.Count > 0 && block.Kind != BlockKind.Contents)
            {
                entries[^1].Blocks.Add(block);
            }
        }

        return entries;
    }
}
