using AngleSharp.Dom;

namespace Chela.Reading.Extraction;

/// <summary>
/// A page as a list in the order of the document, in which every node knows where its subtree ends: the rules go over it in loops,
/// however deep it is nested.
/// </summary>
internal sealed class PageTree
{
    private readonly List<PageNode> _nodes = [];

    private PageTree() { }

    /// <summary>Body first; a node before what is below it.</summary>
    public List<PageNode> Nodes => _nodes;

    /// <summary>The body.</summary>
    public PageNode Root => _nodes[0];

    /// <summary>Takes over an element with everything below it but programs and machinery.</summary>
    public static PageTree Of(IElement body)
    {
        var tree = new PageTree();
        var names = new NameReader();
        var open = new Stack<(INodeList Children, int Next, PageNode Node)>();
        open.Push((body.ChildNodes, 0, tree.Add(null, body, names)));
        while (open.TryPop(out var level))
        {
            if (level.Next >= level.Children.Length)
            {
                level.Node.End = tree._nodes.Count;
                if (level.Node.Parent is { } parent)
                {
                    parent.Length += level.Node.Length;
                }

                continue;
            }

            open.Push((level.Children, level.Next + 1, level.Node));
            switch (level.Children[level.Next])
            {
                case IText text:
                    var node = new PageNode(level.Node, tree._nodes.Count, null, text.Data);
                    node.End = node.Index + 1;
                    level.Node.Length += node.Length;
                    tree._nodes.Add(node);
                    break;
                case IElement element:
                    var added = tree.Add(level.Node, element, names);
                    if ((added.Traits & TagTraits.Mute) != 0)
                    {
                        added.End = tree._nodes.Count;
                    }
                    else
                    {
                        open.Push((element.ChildNodes, 0, added));
                    }

                    break;
            }
        }

        return tree;
    }

    /// <summary>
    /// Counts what is kept, from the leaves up.
    /// </summary>
    public void Count()
    {
        foreach (var node in _nodes)
        {
            (node.Characters, node.LinkCharacters, node.Stops, node.Links) = (0, 0, 0, 0);
        }

        for (var i = 0; i < _nodes.Count; i++)
        {
            var node = _nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
            }
            else if (node.Text is { } text)
            {
                (node.Characters, node.Stops) = TextCounts.Of(text);
            }
        }

        for (var i = _nodes.Count - 1; i > 0; i--)
        {
            var node = _nodes[i];
            if (node.IsDropped || node.Parent is not { } parent)
            {
                continue;
            }

            if (node.Is("a"))
            {
                node.LinkCharacters = node.Characters;
                node.Links++;
            }

            parent.Characters += node.Characters;
            parent.LinkCharacters += node.LinkCharacters;
            parent.Stops += node.Stops;
            parent.Links += node.Links;
        }
    }

    private PageNode Add(PageNode? parent, IElement element, NameReader names)
    {
        var node = new PageNode(parent, _nodes.Count, element, null)
        {
            Traits = Tags.Of(element.LocalName),
            Marks = names.Read(element),
        };
        _nodes.Add(node);
        return node;
    }
}
