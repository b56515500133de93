using System.Collections.Immutable;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using Chela.Text;

namespace Chela.Reading.Formats;

/// <summary>The whole text of a page's body, block by block.</summary>
internal static class HtmlBody
{
    private static readonly string[] Passed =
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "button",
        "select",
        "textarea",
    ];

    private static readonly string[] Blocks =
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ];

    /// <summary>Reads a page.</summary>
    public static CaptureReading Read(Capture capture, DecodedText text)
    {
        if (MarkupDepth.IsExceeded(text.Text))
        {
            return CaptureReading.Unreadable(
                $"expected a page nested at most {MarkupDepth.Most} deep, found a deeper one"
            );
        }

        var document = new HtmlParser().ParseDocument(text.Text);
        return CaptureReading.Of(
            new ReadItem(ItemKind.Article)
            {
                Url = capture.Url,
                Title = PlainText.LineOrNull(document.QuerySelector("title")?.TextContent),
                Lang = PlainText.LineOrNull(document.DocumentElement?.GetAttribute("lang")),
                Blocks = document.Body is { } body ? BlocksOf(body) : [],
            }
        );
    }

    /// <summary>All text of a page that is part of something else: a chapter, a letter.</summary>
    /// <param name="capture">The page.</param>
    /// <param name="part">Which part of the whole it is.</param>
    public static ImmutableArray<ReadBlock> Whole(Capture capture, string part) =>
        [
            .. Read(capture, DecodedText.Of(capture.Bytes, capture.ContentType))
                .Items.SelectMany(i => i.Blocks)
                .Select(b => b with { Part = part }),
        ];

    /// <summary>The text between the starts and ends of elements that make a block; walks without recursion.</summary>
    private static ImmutableArray<ReadBlock> BlocksOf(INode body)
    {
        var blocks = ImmutableArray.CreateBuilder<ReadBlock>();
        var text = new StringBuilder();
        var heading = "";
        for (var node = body; node is not null; )
        {
            var name = node is IElement element ? Casing.ToLower(element.LocalName) : null;
            if (name is not null && Blocks.Contains(name))
            {
                Close();
                heading = name is ['h', >= '1' and <= '6'] ? new string('#', name[1] - '0') + " " : "";
            }
            else if (node is IText run)
            {
                text.Append(run.Data);
            }

            var isPassed = name is not null && Passed.Contains(name);
            if (!isPassed && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            while (node is not null && node != body && node.NextSibling is null)
            {
                node = node.Parent;
                Leave(node);
            }

            Leave(node);
            node = node == body ? null : node?.NextSibling;
        }

        Close();
        return blocks.ToImmutable();

        void Leave(INode? node)
        {
            if (node is IElement left && Blocks.Contains(Casing.ToLower(left.LocalName)))
            {
                Close();
            }
        }

        void Close()
        {
            if (PlainText.LineOrNull(text.ToString()) is { } line)
            {
                blocks.Add(new ReadBlock(heading + MarkdownEscape.Line(line), line, null));
            }

            text.Clear();
            heading = "";
        }
    }
}
