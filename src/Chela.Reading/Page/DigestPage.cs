using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Chela.Reading.Compose;
using Chela.Reading.Form;
using Markdig;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Chela.Reading.Page;

/// <summary>
/// A digest as one self-contained page: good on a phone, light and dark, without scripts, with nothing loaded from
/// elsewhere. Each entry says who made it.
/// </summary>
public static class DigestPage
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseEmphasisExtras()
        .UseAlertBlocks()
        .UseAutoLinks()
        .Build();

    /// <summary>Writes the page.</summary>
    /// <param name="markdown">The digest's file, as it is after the owner's edits.</param>
    /// <param name="outline">The entries it was made from.</param>
    /// <param name="language">The language of the file.</param>
    /// <param name="imageOf">Media type and bytes of a local image by its address; null if there is none.</param>
    public static string Write(
        string markdown,
        Outline outline,
        Language language,
        Func<string, (string MediaType, ReadOnlyMemory<byte> Bytes)?> imageOf
    )
    {
        var document = Markdown.Parse(markdown, Pipeline);
        var entries = new Dictionary<string, Entry>();
        foreach (var entry in outline.Entries)
        {
            entries.TryAdd(HeadingText.Plain(DigestWriter.TextOf(entry, language).Headline), entry);
        }

        var contents = TakeContents(document);
        Anchor(document);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Secure(link, imageOf);
        }

        var title = HeadingText.Plain(
            document.OfType<HeadingBlock>().FirstOrDefault(h => h.Level == 1) is { } first
                ? RawText(first, markdown)
                : ""
        );
        var page = new StringBuilder();
        page.Append(
            CultureInfo.InvariantCulture,
            $"""
            <!doctype html>
            <html lang="{(language == Language.Chinese ? "zh-CN" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
            <meta name="referrer" content="no-referrer">
            <title>{Encoder.Encode(title)}</title>
            <style>
            {PageStyle.Css}
            </style>
            </head>
            <body>
            <main>

            """
        );
        foreach (var block in document)
        {
            page.Append(Render(block));
            if (block is HeadingBlock { Level: 4 } heading)
            {
                page.Append(
                    EntryLine.Of(entries.GetValueOrDefault(HeadingText.Plain(RawText(heading, markdown))), language)
                );
            }
            else if (block == contents?.Before)
            {
                page.Append(
                    CultureInfo.InvariantCulture,
                    $"<nav{contents.Value.Id}><details><summary>{Words.Contents(language)}</summary>\n{Render(contents.Value.List)}</details></nav>\n"
                );
            }
        }

        return page.Append("</main>\n<footer>\n")
            .Append(Footer(outline, language))
            .Append("</footer>\n</body>\n</html>\n")
            .ToString();
    }

    /// <summary>
    /// Takes the table of contents out, and its heading: the page folds it away. It names itself, so what takes the
    /// heading's place has its anchor.
    /// </summary>
    private static (Block Before, ListBlock List, string Id)? TakeContents(MarkdownDocument document)
    {
        var list = document
            .OfType<ListBlock>()
            .FirstOrDefault(l => l.Descendants<LinkInline>().FirstOrDefault()?.Url?.StartsWith('#') == true);
        if (list is null)
        {
            return null;
        }

        var at = document.IndexOf(list);
        document.RemoveAt(at);
        var id = "";
        if (at > 0 && document[at - 1] is HeadingBlock { Level: 2 } heading)
        {
            id = $" id=\"{Encoder.Encode(Chela.Text.Slug.Of(PlainText(heading.Inline)))}\"";
            document.RemoveAt(--at);
        }

        return at == 0 ? null : (document[at - 1], list, id);
    }

    private static void Anchor(MarkdownDocument document)
    {
        var seen = new Dictionary<string, int>();
        foreach (var heading in document.OfType<HeadingBlock>())
        {
            var anchor = Chela.Text.Slug.Of(PlainText(heading.Inline));
            var count = seen.GetValueOrDefault(anchor);
            seen[anchor] = count + 1;
            heading.GetAttributes().Id =
                count == 0 ? anchor : string.Create(CultureInfo.InvariantCulture, $"{anchor}-{count}");
        }
    }

    /// <summary>Puts images into the page; what would be loaded from elsewhere becomes a link, what is no web address nothing.</summary>
    private static void Secure(LinkInline link, Func<string, (string MediaType, ReadOnlyMemory<byte> Bytes)?> imageOf)
    {
        var isWeb =
            Uri.TryCreate(link.Url, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "mailto";
        if (link.IsImage && imageOf(link.Url ?? "") is var (mediaType, bytes))
        {
            link.Url = $"data:{mediaType};base64,{Convert.ToBase64String(bytes.Span)}";
        }
        else if (link.IsImage)
        {
            link.IsImage = false;
            link.Url = isWeb ? link.Url : "#";
        }
        else if (!isWeb && link.Url?.StartsWith('#') != true)
        {
            link.Url = "#";
        }
    }

    private static string Footer(Outline outline, Language language)
    {
        var counts = outline
            .Entries.GroupBy(e => e.MadeBy)
            .OrderBy(g => g.Key)
            .Select(g => $"{Words.MadeBy(language, g.Key)} {g.Count().ToString(CultureInfo.InvariantCulture)}");
        return $"<p>{Encoder.Encode(Words.Summary(language))} {Encoder.Encode(string.Join(" · ", counts))}</p>\n";
    }

    private static string Render(Block block)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var renderer = new HtmlRenderer(writer);
        Pipeline.Setup(renderer);
        renderer.Render(block);
        writer.Flush();
        return writer.ToString();
    }

    private static string RawText(HeadingBlock heading, string markdown)
    {
        var line = markdown.Substring(heading.Span.Start, heading.Span.Length);
        return line.TrimStart('#').Trim();
    }

    private static string PlainText(ContainerInline? inline) =>
        inline is null
            ? ""
            : string.Concat(
                inline
                    .Descendants()
                    .Select(i =>
                        i switch
                        {
                            LiteralInline literal => literal.Content.ToString(),
                            CodeInline code => code.Content,
                            _ => "",
                        }
                    )
            );
}
