using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;

namespace Chela.Reading.Extraction;

/// <summary>
/// A <see cref="FragmentReader"/> that writes HTML as pages are written: headings, lists, tables, code, formulas, pictures,
/// links. Nothing is looked for in it, for all of it is meant; only what a browser would not show is dropped.
/// </summary>
public static class HtmlFragment
{
    /// <inheritdoc cref="FragmentReader"/>
    public static ImmutableArray<ReadBlock> Read(string html, string? url)
    {
        using var document = PageParser.Parse(html, out var problem);
        if (problem is not null)
        {
            // More than a page has: without a tree nothing of its text is lost.
            return PlainFragment.Read(html, url);
        }

        if (document.Body is not { } body)
        {
            return [];
        }

        var tree = PageTree.Of(body);
        PageRuns.Of(tree);
        Boilerplate.Drop(tree, ExtractionRules.Hidden);
        return BlockWriter.Write(tree, tree.Root, PageAddress.RelativeTo(url), spans: null);
    }
}
