namespace Chela.Reading.Extraction;

/// <summary>
/// A text that is cut into several parts, by advertisements, goes on beside the chosen one: what
/// looks like it joins, the rest beside it is dropped.
/// </summary>
internal static class Siblings
{
    /// <summary>Parts lie at most so far up.</summary>
    private const int Levels = 3;

    /// <summary>A part has as many characters of sentences.</summary>
    private const int Least = 60;

    /// <summary>And they are as much of it.</summary>
    private const double Pure = 0.7;

    /// <summary>The part that holds the chosen one and what goes on with it.</summary>
    public static PageNode Join(PageTree tree, PageNode chosen)
    {
        var main = chosen;
        var node = chosen;
        for (var level = 0; level < Levels && node.Parent is { } parent && !node.Is("article"); level++, node = parent)
        {
            var joined = false;
            for (var i = parent.Index + 1; i < parent.End; i = tree.Nodes[i].End)
            {
                joined |= tree.Nodes[i] is var sibling && sibling != node && GoesOn(sibling, node, chosen);
            }

            if (!joined)
            {
                continue;
            }

            for (var up = main; up != parent; up = up.Parent!)
            {
                DropOthers(tree, up, chosen);
            }

            main = parent;
        }

        return main;
    }

    private static void DropOthers(PageTree tree, PageNode node, PageNode chosen)
    {
        var parent = node.Parent!;
        for (var i = parent.Index + 1; i < parent.End; i = tree.Nodes[i].End)
        {
            var sibling = tree.Nodes[i];
            if (sibling != node && !sibling.IsDropped && !GoesOn(sibling, node, chosen))
            {
                sibling.DroppedBy = ExtractionRules.Siblings;
            }
        }
    }

    private static bool GoesOn(PageNode sibling, PageNode node, PageNode chosen)
    {
        if (
            sibling.IsDropped
            || sibling.Good < Least
            || sibling.Good < sibling.Characters * Pure
            || sibling.LinkShare > 0.25
            || sibling.Tag is "header" or "article" or "h1" or "h2" or "h3"
            || (sibling.Marks & NameMarks.Title) != 0
        )
        {
            return false;
        }

        return sibling.Is("p")
            || sibling.Is("section") && node.Is("section")
            || sibling.Element?.ClassName is { Length: > 0 } names
                && (names == node.Element?.ClassName || names == chosen.Element?.ClassName);
    }
}
