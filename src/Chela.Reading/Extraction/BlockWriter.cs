using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;

namespace Chela.Reading.Extraction;

/// <summary>Writes the kept part of a page as blocks.</summary>
internal static class BlockWriter
{
    public static ImmutableArray<ReadBlock> Write(PageTree tree, PageNode main)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        var line = new StringBuilder();
        void Flush()
        {
            var text = line.ToString().Trim();
            line.Clear();
            if (text.Length > 0)
            {
                blocks.Add(new ReadBlock(text, text, null));
            }
        }

        var ends = new Stack<PageNode>();
        var nodes = tree.Nodes;
        for (var i = main.Index; i < main.End; i++)
        {
            var node = nodes[i];
            while (ends.TryPeek(out var open) && open.End <= i)
            {
                ends.Pop();
                Flush();
            }

            if (node.IsDropped)
            {
                i = node.End - 1;
            }
            else if (node.Text is { } text)
            {
                foreach (var c in text)
                {
                    var space = c <= ' ' || char.IsWhiteSpace(c);
                    if (!space)
                    {
                        line.Append(c);
                    }
                    else if (line.Length > 0 && line[^1] != ' ')
                    {
                        line.Append(' ');
                    }
                }
            }
            else if ((node.Traits & TagTraits.Block) != 0)
            {
                Flush();
                ends.Push(node);
            }
            else if (node.Is("br"))
            {
                line.Append(' ');
            }
        }

        Flush();
        return blocks.DrainToImmutable();
    }
}
