namespace Chela.Reading.Extraction;

/// <summary>
/// Finds the text that a page is about. First it drops what surely stands beside a text, then it chooses the part whose paragraphs are
/// worth most and whose scraps and links weigh least, joins what goes on with it, and cleans what is left.
/// </summary>
internal static class MainText
{
    /// <summary>A part that is named the body of an article is one, if it has as much of what seems to be the text.</summary>
    private const double LeastMarked = 0.4;

    /// <summary>Less is no text, in characters: then all of the page is shown.</summary>
    private const int LeastText = 40;

    /// <summary>The part that holds the text; what is not of it is dropped.</summary>
    public static PageNode Find(PageTree tree, PageHints hints, ExtractionRules rules)
    {
        PageRuns.Of(tree);
        tree.Count();
        Boilerplate.Drop(tree, rules);
        var runs = PageRuns.Of(tree);
        tree.Count();
        var main = rules.HasFlag(ExtractionRules.Choice) ? Choose(tree, rules) : tree.Root;
        main = rules.HasFlag(ExtractionRules.LinkedData) ? LinkedText.Prefer(tree, runs, main, hints) : main;
        Pruning.Clean(tree, main, hints, rules);
        return HasText(tree, main) ? main : Whole(tree, rules);
    }

    private static bool HasText(PageTree tree, PageNode main)
    {
        var characters = 0;
        for (var i = main.Index; i < main.End && characters < LeastText; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
            }
            else if (node.Text is { } text)
            {
                characters += TextCounts.Of(text).Characters;
            }
        }

        return characters >= LeastText;
    }

    /// <summary>Lists and applications have no main text: what is shown of them is better than nothing.</summary>
    private static PageNode Whole(PageTree tree, ExtractionRules rules)
    {
        foreach (var node in tree.Nodes)
        {
            node.DroppedBy = ExtractionRules.None;
        }

        PageRuns.Of(tree);
        Boilerplate.Drop(tree, rules & (ExtractionRules.Hidden | ExtractionRules.Tags));
        return tree.Root;
    }

    private static PageNode Choose(PageTree tree, ExtractionRules rules)
    {
        var (best, marked) = (tree.Root, (PageNode?)null);
        var value = double.MinValue;
        var nodes = tree.Nodes;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
                continue;
            }

            if ((node.Traits & TagTraits.Container) == 0)
            {
                continue;
            }

            var near = node.Nearness * (1 + (rules.HasFlag(ExtractionRules.Marks) ? Bonus(node) : 0));
            if (near >= value)
            {
                (best, value) = (node, near);
            }

            if (
                rules.HasFlag(ExtractionRules.Marks)
                && (node.Marks & NameMarks.Body) != 0
                && node.Parent is not null
                && !node.Is("p")
            )
            {
                marked = Better(marked, node);
            }
        }

        best = marked is not null && marked.Good >= best.Good * LeastMarked ? marked : best;
        return rules.HasFlag(ExtractionRules.Siblings) ? Siblings.Join(tree, best) : best;
    }

    /// <summary>The outer one of two marked ones, unless the inner one holds nearly all of it.</summary>
    private static PageNode Better(PageNode? known, PageNode node) =>
        known is null || node.Good > (known.Holds(node) ? known.Good * 0.9 : known.Good) ? node : known;

    private static double Bonus(PageNode node) =>
        (node.Marks & NameMarks.Body) != 0 ? 0.3
        : node.Is("article") ? 0.3
        : node.Is("main") ? 0.1
        : (node.Marks & NameMarks.Content) != 0 && !node.Is("body") ? 0.05
        : 0;
}
