using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Papers;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>Atom 1.0 (RFC 4287, paging by RFC 5005), and 0.3, whose elements had other names.</summary>
internal static class AtomReader
{
    public static Feed Read(MarkupElement root, FragmentReader html)
    {
        var title = TextOf(root.Child("title"));
        var authors = AuthorsOf(root);
        return new Feed
        {
            Title = title,
            Description = TextOf(root.Child("subtitle") ?? root.Child("tagline")),
            SiteUrl = Link(root, "alternate"),
            SelfUrl = Link(root, "self"),
            HubUrl = Link(root, "hub"),
            NextUrl = Link(root, "next"),
            Lang = root.Lang,
            Entries = [.. root.Children("entry").Select(e => ReadEntry(e, authors, html).Finish(title))],
        };
    }

    private static EntryDraft ReadEntry(MarkupElement entry, string? authors, FragmentReader html)
    {
        var id = FragmentText.Line(entry.TextOf("id"));
        var content = entry.Child("content");
        var url =
            WebLink.Resolve(entry.TextOf("feedburner:origlink"))
            ?? Link(entry, "alternate")
            ?? WebLink.Resolve(content?.Attribute("src"), entry.BaseUrl)
            ?? WebLink.Resolve(id);
        var group = entry.Child("media:group");
        var summary = entry.Child("summary") ?? entry.Child("media:description") ?? group?.Child("media:description");
        var blocks = BlocksOf(content, url, html);
        return new EntryDraft
        {
            Element = entry,
            ContentElement = blocks.IsEmpty ? summary : content,
            Id = id,
            Url = url,
            Title = TextOf(entry.Child("title")),
            Author = AuthorsOf(entry) ?? (entry.Child("source") is { } source ? AuthorsOf(source) : null) ?? authors,
            Published = WebDate.Parse(entry.TextOf("published", "issued", "created", "dc:date")),
            Updated = WebDate.Parse(entry.TextOf("updated", "modified")),
            Lang = entry.Lang,
            Content = blocks,
            // Beside a text it is one line, and what it is written with does not matter.
            Description = BlocksOf(summary, url, blocks.IsEmpty ? html : PlainFragment.Read),
            Doi = PaperDoi.Of(entry.TextOf("arxiv:doi", "prism:doi")),
            Enclosures = EnclosuresOf(entry, group),
            Tags = entry
                .Children("category")
                .Select(c => c.Attribute("label") ?? c.Attribute("term") ?? c.TextOf())
                .Concat(entry.Children("dc:subject").Select(c => c.Text)),
        };
    }

    /// <summary>A text construct on one line (RFC 4287, section 3.1).</summary>
    private static string? TextOf(MarkupElement? text) =>
        text is null ? null
        : IsPlain(text) ? FragmentText.Line(text.Text)
        : FragmentText.LineOf(text.Html);

    private static ImmutableArray<ReadBlock> BlocksOf(MarkupElement? text, string? url, FragmentReader html)
    {
        if (text is null || string.IsNullOrWhiteSpace(text.Text) && !text.Elements.Any())
        {
            return [];
        }

        // Many feeds have their HTML in a text that says it is plain, so only what has no tag is taken at its word.
        return text.Attribute("mode") == "base64" ? EntryText.Of(FromBase64(text.Text), url, html)
            : IsPlain(text) && !text.Text.Contains("</", StringComparison.Ordinal) ? FragmentText.Paragraphs(text.Text)
            : EntryText.Of(text.Html, text.BaseUrl ?? url, html);
    }

    private static bool IsPlain(MarkupElement text) =>
        !text.Elements.Any() && Casing.ToLower(text.Attribute("type") ?? "text") is "text" or "text/plain";

    private static string? FromBase64(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length)
            : null;
    }

    private static string? AuthorsOf(MarkupElement element)
    {
        var names = element
            .Children("author")
            .Select(a =>
                FragmentText.Line(a.TextOf("name")) ?? FragmentText.Line(a.Elements.Any() ? a.TextOf("email") : a.Text)
            )
            .Concat(element.Children("dc:creator").Select(a => FragmentText.Line(a.Text)))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .Take(1000)
            .ToList();
        return names.Count > 0 ? string.Join(", ", names) : null;
    }

    private static string? Link(MarkupElement element, string relation)
    {
        var links = element
            .Children("link")
            .Where(l =>
                Casing
                    .ToLower(l.Attribute("rel") ?? "alternate")
                    .Replace("http://www.iana.org/assignments/relation/", "", StringComparison.Ordinal) == relation
            )
            .Take(64)
            .ToList();
        var page =
            links.Find(l => l.Attribute("type") is null or "text/html" or "application/xhtml+xml")
            ?? links.FirstOrDefault();
        return page is null ? null : WebLink.Resolve(page.Attribute("href") ?? page.Text, page.BaseUrl);
    }

    private static IEnumerable<Enclosure> EnclosuresOf(MarkupElement entry, MarkupElement? group)
    {
        var linked = entry
            .Children("link")
            .Where(l => string.Equals(l.Attribute("rel"), "enclosure", StringComparison.OrdinalIgnoreCase))
            .Select(l =>
                EntryText.EnclosureOf(l.Attribute("href"), l.Attribute("type"), l.Attribute("length"), l.BaseUrl)
            );
        var media = entry
            .Children("media:content")
            .Concat(group?.Children("media:content") ?? [])
            .Select(m =>
                EntryText.EnclosureOf(m.Attribute("url"), m.Attribute("type"), m.Attribute("filesize"), m.BaseUrl)
            );
        return linked.Concat(media).OfType<Enclosure>();
    }
}
