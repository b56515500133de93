namespace Chela.Reading.Form;

/// <summary>The table of contents of a digest: one item for each heading, of every level, itself included (SPEC, chapter 3).</summary>
public static class TableOfContents
{
    /// <summary>Writes the items.</summary>
    /// <param name="headings">Level (1 to 6) and text of each heading, in the order of the document.</param>
    public static IEnumerable<string> Lines(IEnumerable<(int Level, string Text)> headings)
    {
        var seen = new Dictionary<string, int>();
        foreach (var (level, text) in headings)
        {
            var anchor = HeadingText.Anchor(text);
            var count = seen.GetValueOrDefault(anchor);
            seen[anchor] = count + 1;
            var unique = count == 0 ? anchor : $"{anchor}-{count}";
            yield return $"{new string(' ', 2 * (level - 1))}- [{HeadingText.Label(text)}](#{unique})";
        }
    }
}
