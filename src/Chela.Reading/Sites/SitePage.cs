using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Extraction;
using Chela.Text;

namespace Chela.Reading.Sites;

/// <summary>A page with what the readers of sites look at.</summary>
/// <param name="Document">The page as it was parsed.</param>
/// <param name="Tree">Its body as a list.</param>
/// <param name="Tags">What its head says.</param>
/// <param name="Address">Its addresses.</param>
/// <param name="Spans">Where its parts stand; null if that is not known.</param>
/// <param name="Item">What any page says about itself.</param>
internal sealed record SitePage(
    IDocument Document,
    PageTree Tree,
    MetaTags Tags,
    PageAddress Address,
    SourceSpans? Spans,
    ReadItem Item
)
{
    private const int MostTimes = 8;

    /// <summary>The page's host, lower case, without <c>www.</c>; empty if its address is not known.</summary>
    public string Host { get; } = CanonicalUrl.TryParse(Item.Url, out var url) ? url.Host : "";

    /// <summary>The parts of the path of its address.</summary>
    public string[] Path { get; } =
        Uri.TryCreate(Item.Url, UriKind.Absolute, out var uri)
            ? uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries)
            : [];

    /// <summary>The elements below one, or of the page, that are meant; in the order of the document.</summary>
    public IEnumerable<PageNode> All(Func<PageNode, bool> isMeant, PageNode? within = null)
    {
        var (start, end) = within is null ? (0, Tree.Nodes.Count) : (within.Index + 1, within.End);
        for (var i = start; i < end; i++)
        {
            if (Tree.Nodes[i].Element is not null && isMeant(Tree.Nodes[i]))
            {
                yield return Tree.Nodes[i];
            }
        }
    }

    /// <summary>The first of them.</summary>
    public PageNode? First(Func<PageNode, bool> isMeant, PageNode? within = null) =>
        All(isMeant, within).FirstOrDefault();

    /// <summary>The text of an element on one line; null if it is empty.</summary>
    public string? Line(PageNode? node)
    {
        if (node is null)
        {
            return null;
        }

        var text = new StringBuilder();
        for (var i = node.Index; i < node.End; i++)
        {
            var inner = Tree.Nodes[i];
            if (inner.IsDropped)
            {
                i = inner.End - 1;
                continue;
            }

            text.Append(inner.Text);
        }

        return Spaces.Collapse(text.ToString()) is { Length: > 0 } line ? line : null;
    }

    /// <summary>All that is in an element, block by block.</summary>
    public ImmutableArray<ReadBlock> Blocks(PageNode node) => BlockWriter.Write(Tree, node, Address, Spans);

    /// <summary>Where an element stands.</summary>
    public ByteSpan? SpanOf(PageNode node) => Spans?.Of(node.Index, node.End);

    /// <summary>What the link of an element leads to.</summary>
    public string? Target(PageNode? link) => link is null ? null : Address.Absolute(link.Attribute("href"));

    /// <summary>The first moment that is told within an element, and the first link around a time in it.</summary>
    public (DateTimeOffset? At, string? Url) Time(PageNode within)
    {
        DateTimeOffset? at = null;
        foreach (
            var time in All(n => n.Tag is "time" or "relative-time" or "faceplate-timeago", within).Take(MostTimes)
        )
        {
            at ??= DateInText.Find(time.Attribute("datetime") ?? time.Attribute("ts"));
            var link = time;
            while (link is not null && link != within && !link.Is("a"))
            {
                link = link.Parent;
            }

            if (link is not null && link.Is("a") && Target(link) is { } url)
            {
                return (at, url);
            }
        }

        return (at, null);
    }

    /// <summary>Leaves elements out of what is written.</summary>
    public void Drop(Func<PageNode, bool> isMeant, PageNode? within = null)
    {
        foreach (var node in All(isMeant, within))
        {
            node.DroppedBy = ExtractionRules.Hidden;
        }
    }
}
