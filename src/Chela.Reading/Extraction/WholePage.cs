using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Extraction;

/// <summary>
/// Reads all of a page that is a part of something else, such as a chapter or a letter: nothing of it stands beside a text, so only what a
/// browser does not show is left out.
/// </summary>
internal sealed partial class WholePage
{
    /// <summary>A part is read so far, in bytes.</summary>
    private const int MostBytes = MarkupGuard.MaxLength;

    private readonly PageTree? _tree;
    private readonly PageAddress _address;
    private readonly SourceSpans? _spans;

    private WholePage(PageTree? tree, PageAddress address, SourceSpans? spans, string? problem) =>
        (_tree, _address, _spans, Problem) = (tree, address, spans, problem);

    /// <summary>The page without what is hidden; null for one without a body.</summary>
    public PageTree? Tree => _tree;

    /// <summary>What was too much to read; null if nothing.</summary>
    public string? Problem { get; }

    /// <summary>Takes it apart. Total.</summary>
    /// <param name="capture">Where it is from, what addresses in it are relative to, and its bytes.</param>
    public static WholePage Of(Capture capture)
    {
        var isWhole = capture.Bytes.Length <= MostBytes;
        var bytes = isWhole ? capture.Bytes : capture.Bytes[..MostBytes];
        var text = DecodedText.Of(bytes, capture.ContentType).Text;
        // The document lives on in the tree.
        var document = PageParser.Parse(IsXhtml(text) ? WithoutEmpty(text) : text, out var problem);
        var tree = document.Body is { } body ? PageTree.Of(body) : null;
        if (tree is not null)
        {
            PageRuns.Of(tree);
            Boilerplate.Drop(tree, ExtractionRules.Hidden);
            tree.Count();
        }

        return new WholePage(
            tree,
            PageAddress.Of(document, MetaTags.Of(document), capture.Url),
            tree is null ? null : SourceSpans.Of(tree, text, bytes.Span),
            isWhole
                ? problem
                : $"expected a page of at most {MostBytes / (1024 * 1024)} MB, found more; what follows is not read"
        );
    }

    /// <summary>What is kept, block by block.</summary>
    /// <param name="isTable">Which tables hold data; others only place things.</param>
    public ImmutableArray<ReadBlock> Blocks(Func<PageTree, PageNode, bool>? isTable = null) =>
        _tree is null ? [] : BlockWriter.Write(_tree, _tree.Root, _address, _spans, isTable);

    private static bool IsXhtml(string text)
    {
        var head = text.AsSpan(0, Math.Min(text.Length, 1_000));
        return head.TrimStart().StartsWith("<?xml", StringComparison.Ordinal)
            || head.Contains("www.w3.org/1999/xhtml", StringComparison.Ordinal);
    }

    /// <summary>
    /// XHTML may close an element in its own tag; HTML knows no such thing and would take what follows into it, all of the book for
    /// <c>&lt;title/&gt;</c>. Blanked, for places must stay.
    /// </summary>
    private static string WithoutEmpty(string text) => Empty().Replace(text, m => new string(' ', m.Length));

    [GeneratedRegex(
        @"<(?:title|script|style|textarea|iframe|noscript|div|p|span|i|b|em|strong|small|sup|sub|u|font|h[1-6]|li|ul|ol|dl|section|article|aside|nav|figure|blockquote)(?:\s[^<>]{0,2000})?/>",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Empty();
}
