using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Extraction;
using Chela.Reading.Papers;

namespace Chela.Reading.Sites;

/// <summary>A paper that LaTeXML made a page of: arXiv's HTML and ar5iv.</summary>
internal sealed class LatexPaper : ISiteReader
{
    private const int MostAuthors = 500;

    public bool Fits(SitePage page) => page.First(n => n.HasClass("ltx_document")) is not null;

    public ReadItem? Read(SitePage page)
    {
        var paper = page.First(n => n.HasClass("ltx_document"))!;
        page.Drop(
            n =>
                n.HasClass("ltx_page_navbar")
                || n.HasClass("ltx_page_header")
                || n.HasClass("ltx_page_footer")
                || n.HasClass("ltx_TOC")
                || n.HasClass("ltx_ERROR")
                || n.HasClass("ltx_dates")
                || n.HasClass("package-alerts")
                || n.HasClass("ltx_ref_self"),
            paper
        );
        var title = page.First(n => n.HasClass("ltx_title_document"), paper);
        var authors = page.First(n => n.HasClass("ltx_authors"), paper);
        var names = authors is null
            ? []
            : page.All(n => n.HasClass("ltx_personname"), authors)
                .Select(n => NameOf(page, n))
                .OfType<string>()
                .Take(MostAuthors)
                .ToList();
        var heading = page.Line(title);
        var notes = NotesOf(page, paper);
        // The numbers of references are those of notes here.
        page.Drop(n => n.HasClass("ltx_tag_bibitem") && page.Line(n) is ['[', >= '0' and <= '9', .., ']'], paper);
        page.Drop(n => n == title || n == authors || n.HasClass("ltx_note_outer"), paper);
        var isKnown = ArxivId.TryParse(page.Item.Url, out var id);
        return page.Item with
        {
            Kind = ItemKind.Paper,
            Url = isKnown ? id.Url : page.Item.Url,
            Title = heading ?? page.Item.Title,
            Author = names.Count > 0 ? string.Join(", ", names) : page.Item.Author,
            Site = isKnown ? "arXiv" : page.Item.Site,
            Blocks = [.. page.Blocks(paper), .. notes],
            Arxiv = isKnown ? id.ToString() : page.Item.Arxiv,
        };
    }

    /// <summary>The name stands before the first break; behind it is where its bearer works.</summary>
    private static string? NameOf(SitePage page, PageNode person)
    {
        var name = "";
        for (var i = person.Index + 1; i < person.End; i++)
        {
            var node = page.Tree.Nodes[i];
            if (node.Is("br"))
            {
                break;
            }

            if (node.Is("sup") || node.HasClass("ltx_note") || node.Is("math"))
            {
                i = node.End - 1;
                continue;
            }

            name += node.Text;
        }

        return Spaces.Collapse(name).Trim(',', ' ', '&') is { Length: > 1 and < 100 } found ? found : null;
    }

    /// <summary>Notes stand within their sentences; here they go to the end.</summary>
    private static ImmutableArray<ReadBlock> NotesOf(SitePage page, PageNode paper)
    {
        var notes = ImmutableArray.CreateBuilder<ReadBlock>();
        foreach (var note in page.All(n => n.HasClass("ltx_note_content"), paper).ToList())
        {
            var mark = page.Line(page.First(n => n.HasClass("ltx_note_mark"), note));
            page.Drop(n => n.HasClass("ltx_note_mark") || n.HasClass("ltx_tag_note"), note);
            var label = mark is null ? "" : $"<sup>{Excerpts.MarkdownEscape.Plain(mark)}</sup> ";
            notes.AddRange(page.Blocks(note).Select((b, i) => i == 0 ? b with { Markdown = label + b.Markdown } : b));
        }

        return notes.ToImmutable();
    }
}
