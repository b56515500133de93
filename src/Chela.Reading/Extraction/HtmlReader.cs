using AngleSharp.Html.Parser;
using Chela.Reading.Captures;
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
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                IsKeepingSourceReferences = true,
                SkipComments = true,
                IsScripting = false,
            }
        );
        using var document = parser.ParseDocument(MarkupGuard.Bound(html, out var problem));
        if (document.Body is not { } body)
        {
            return CaptureReading.Unreadable("expected a page with a body, found none");
        }

        var tree = PageTree.Of(body);
        var main = MainText.Find(
            tree,
            new PageHints(document.Title, CanonicalUrl.TryParse(capture.Url, out var url) ? url.Host : null, null),
            rules
        );
        var blocks = BlockWriter.Write(tree, main);
        var item = new ReadItem(ItemKind.Article)
        {
            Url = capture.Url,
            Title = document.Title,
            Blocks = blocks,
        };
        return new CaptureReading([item], problem is null ? [] : [new CaptureProblem(null, problem)]);
    }
}
