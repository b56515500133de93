namespace Chela.Reading.Extraction;

/// <summary>A piece of text without the border of a block in it: a paragraph, an item, a cell, a heading.</summary>
/// <param name="First">The first node of it.</param>
/// <param name="Holder">The block that it stands in.</param>
internal sealed record PageRun(PageNode First, PageNode Holder)
{
    /// <summary>A sentence has about as many characters.</summary>
    private const int Sentence = 40;

    /// <summary>The last node of it.</summary>
    public PageNode Last { get; set; } = First;

    /// <summary>Whether it is left out.</summary>
    public bool IsDropped { get; set; }

    /// <summary>Characters, those of them in links, ends of sentences.</summary>
    public int Characters { get; set; }

    /// <summary>Characters in links.</summary>
    public int LinkCharacters { get; set; }

    /// <summary>Commas and ends of sentences.</summary>
    public int Stops { get; set; }

    /// <summary>
    /// How much it speaks for a text: its length if it reads like sentences; below zero if it is mostly links, or a
    /// scrap. From Kohlschütter et al. 2010 (boilerpipe): length and density of links tell text from boilerplate.
    /// </summary>
    public double Worth =>
        LinkCharacters * 2 > Characters ? -Math.Min(Characters, 2 * Sentence)
        : Stops > 0 && Characters > Sentence ? Characters - LinkCharacters
        : Stops > 0 ? Characters * 0.25
        : Characters > 2 * Sentence ? Characters * 0.5
        // A cell is short, and says nothing about the table's place.
        : Holder.Tag is "td" or "th" ? 0
        : -Math.Min(Characters, 8);
}
