namespace Chela.Reading.Extraction;

/// <summary>Takes a page apart into its runs.</summary>
internal static class PageRuns
{
    /// <summary>What is left of a paragraph's worth a level higher.</summary>
    private const double Decay = 0.85;

    /// <summary>The runs of what is kept, in the order of the document; sets <see cref="PageNode.Worth"/>.</summary>
    public static List<PageRun> Of(PageTree tree)
    {
        var runs = new List<PageRun>();
        var nodes = tree.Nodes;
        var ends = new Stack<PageNode>();
        PageRun? run = null;
        var linkEnd = 0;
        for (var i = 0; i < nodes.Count; i++)
        {
            var node = nodes[i];
            (node.Worth, node.Good, node.Nearness) = (0, 0, 0);
            while (ends.TryPeek(out var open) && open.End <= i)
            {
                ends.Pop();
                run = null;
            }

            if (node.IsDropped)
            {
                i = node.End - 1;
                continue;
            }

            if (node.Text is { } text)
            {
                var (characters, stops) = TextCounts.Of(text);
                if (characters == 0)
                {
                    continue;
                }

                if (run is null)
                {
                    run = new PageRun(node, ends.TryPeek(out var holder) ? holder : tree.Root);
                    runs.Add(run);
                }

                run.Last = node;
                run.Characters += characters;
                run.Stops += stops;
                run.LinkCharacters += i < linkEnd ? characters : 0;
                continue;
            }

            if ((node.Traits & TagTraits.Block) != 0)
            {
                ends.Push(node);
                run = null;
            }
            else if (node.Is("a"))
            {
                linkEnd = node.End;
            }
        }

        foreach (var found in runs)
        {
            if ((found.Holder.Traits & TagTraits.Heading) == 0)
            {
                found.Holder.Worth += found.Worth;
                found.Holder.Good += Math.Max(0, found.Worth);
                found.Holder.Nearness += found.Worth;
            }
        }

        for (var i = nodes.Count - 1; i > 0; i--)
        {
            var node = nodes[i];
            if (!node.IsDropped)
            {
                var parent = node.Parent!;
                parent.Worth += node.Worth;
                parent.Good += node.Good;
                parent.Nearness += node.Nearness * ((node.Traits & TagTraits.Container) == 0 ? 1 : Decay);
            }
        }

        return runs;
    }
}
