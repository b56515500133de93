using System.Collections.Immutable;
using Chela.Reading.Form;

namespace Chela.Reading.Merge;

/// <summary>Where the table of contents stands in a digest, and its items; none if there is none.</summary>
internal sealed class ContentsList
{
    private readonly string[] _lines;
    private readonly int _start;

    /// <summary>Finds the list in a digest: the first one of links to headings that is not below a group or an entry.</summary>
    public ContentsList(string text)
    {
        var above = DigestBlocks.Of(text).TakeWhile(b => b.Level <= 2).Sum(b => b.Lines.Length);
        _lines = text.Split('\n');
        _start = Math.Max(0, Array.FindIndex(_lines, 0, above, IsItem));
        Items = [.. _lines.Skip(_start).TakeWhile(IsItem)];
    }

    /// <summary>The lines of the list.</summary>
    public ImmutableArray<string> Items { get; }

    /// <summary>Whether the list is the one that its own digest's headings, down to <paramref name="level"/>, make.</summary>
    public bool IsMadeFromHeadings(int level) => Items.SequenceEqual(Make(_lines, level));

    /// <summary>
    /// Whether the list is <paramref name="old"/>'s, but for items that the owner gave the words of one of the headings: one
    /// who changes a headline may change its item too, and seldom thinks of the anchor.
    /// </summary>
    public bool IsPatched(ContentsList old)
    {
        var words = Make(_lines, int.MaxValue).Select(WordsOf).ToHashSet();
        return Items.Length == old.Items.Length
            && Items.Zip(old.Items).All(i => i.First == i.Second || words.Contains(WordsOf(i.First)));
    }

    /// <summary>The list of the headings down to <paramref name="level"/> in <paramref name="lines"/>.</summary>
    public static IEnumerable<string> Make(IReadOnlyList<string> lines, int level) =>
        TableOfContents.Lines(DigestBlocks.Headings(lines).Where(h => h.Level <= level));

    /// <summary>The digest with one line in place of the list.</summary>
    public string ReplacedBy(string line) =>
        string.Join('\n', Items.IsEmpty ? _lines : [.. _lines[.._start], line, .. _lines[(_start + Items.Length)..]]);

    /// <summary>The item without its anchor.</summary>
    private static string WordsOf(string item) => item[..item.LastIndexOf("](#", StringComparison.Ordinal)];

    private static bool IsItem(string line) =>
        line.AsSpan().TrimStart(' ').StartsWith("- [")
        && line.EndsWith(')')
        && line.Contains("](#", StringComparison.Ordinal);
}
