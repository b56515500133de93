using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Sites;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>Reads a page of the web: its main text, block by block, and what it says about itself.</summary>
public static class HtmlReader
{
    /// <summary>Reads a page. Total.</summary>
    /// <param name="capture">Where it comes from.</param>
    /// <param name="html">Its text, decoded.</param>
    public static CaptureReading Read(Capture capture, string html) => Read(capture, html, ExtractionRules.All);

    /// <summary>Reads a page without some of the rules, for benches.</summary>
    public static CaptureReading Read(Capture capture, string html, ExtractionRules rules)
    {
        using var document = PageParser.Parse(html, out var problem);
        var tree = document.Body is { } body ? PageTree.Of(body) : null;
        var tags = MetaTags.Of(document);
        var address = PageAddress.Of(document, tags, capture.Url);
        var metadata = MetadataReader.Read(document, tree, tags, address);
        var item = new ReadItem(metadata.IsPaper ? ItemKind.Paper : ItemKind.Article)
        {
            Url = metadata.Url,
            Title = metadata.Title,
            Author = metadata.Author,
            Site = metadata.Site,
            Published = metadata.Published,
            Lang = metadata.Lang,
            Summary = metadata.Summary,
            Doi = metadata.Doi,
            Arxiv = metadata.Arxiv,
            Tags = metadata.Tags,
        };
        if (tree is not null)
        {
            var spans = SourceSpans.Of(tree, html, capture.Bytes.Span);
            item =
                SiteReaders.Read(new SitePage(document, tree, tags, address, spans, item))
                ?? item with
                {
                    Blocks = General(tree, metadata, address, spans, rules),
                };
        }

        return new CaptureReading([item], problem is null ? [] : [new CaptureProblem(null, problem)]);
    }

    private static ImmutableArray<ReadBlock> General(
        PageTree tree,
        PageMetadata metadata,
        PageAddress address,
        SourceSpans? spans,
        ExtractionRules rules
    )
    {
        var host = CanonicalUrl.TryParse(metadata.Url, out var url) ? url.Host : null;
        var main = MainText.Find(tree, new PageHints(metadata.Title, host, metadata.Body), rules);
        return BlockWriter.Write(tree, main, address, spans);
    }
}
