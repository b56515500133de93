using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Dates;
using Chela.Reading.Excerpts;
using Chela.Reading.Papers;

namespace Chela.Reading.Sites;

/// <summary>The page of a paper on arXiv: its abstract and what is known of it.</summary>
internal sealed partial class ArxivAbstract : ISiteReader
{
    private const int MostAuthors = 500;

    public bool Fits(SitePage page) =>
        page.Tags.First("citation_arxiv_id") is not null && page.First(n => n.HasClass("abstract")) is not null;

    public ReadItem? Read(SitePage page)
    {
        if (
            page.First(n => n.HasClass("abstract")) is not { } summary
            || !ArxivId.TryParse(page.Tags.First("citation_arxiv_id"), out var id)
        )
        {
            return null;
        }

        // "Title:" and the like are for those who do not see the page.
        page.Drop(n => n.HasClass("descriptor"));
        var authors = page.First(n => n.HasClass("authors")) is { } line
            ? page.All(n => n.Is("a"), line).Select(page.Line).OfType<string>().Take(MostAuthors).ToList()
            : [];
        var version = VersionOf(page);
        id = id with { Version = version ?? id.Version };
        var doi = PaperDoi.Of(
            page.Line(page.First(n => n.HasClass("doi") && !n.HasClass("arxivdoi"))) ?? page.Tags.First("citation_doi")
        );
        return page.Item with
        {
            Kind = ItemKind.Paper,
            Url = IsVersioned(page.Item.Url) ? id.Url : (id with { Version = null }).Url,
            Title = page.Line(page.First(n => n.Is("h1") && n.HasClass("title"))) ?? page.Item.Title,
            Author = authors.Count > 0 ? string.Join(", ", authors) : page.Item.Author,
            Site = page.Line(page.First(n => n.HasClass("jref"))) ?? "arXiv",
            Published = DateInText.Find(page.Tags.First("citation_date")) ?? page.Item.Published,
            Lang = page.Item.Lang,
            Summary = page.Line(summary),
            Blocks = page.Line(summary) is { } text
                ? [new ReadBlock(WithFormulas(text), text, page.SpanOf(summary))]
                : [],
            Tags =
            [
                .. Subject()
                    .Matches(page.Line(page.First(n => n.HasClass("subjects"))) ?? "")
                    .Select(m => m.Groups[1].Value)
                    .Distinct(StringComparer.Ordinal),
            ],
            Doi = doi,
            Arxiv = id.ToString(),
        };
    }

    /// <summary>The version that the page shows: as its address says, else as it says itself.</summary>
    private static int? VersionOf(SitePage page) =>
        ArxivId.TryParse(page.Item.Url, out var own) && own.Version is { } asked ? asked
        : page.All(n => n.HasClass("arxividv") || n.HasClass("arxivid"))
            .Select(n => Version().Match(page.Line(n) ?? ""))
            .FirstOrDefault(m => m.Success)
            is { } shown
            ? int.Parse(shown.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
        : null;

    /// <summary>arXiv draws what stands between dollars as a formula.</summary>
    private static string WithFormulas(string text)
    {
        var markdown = new StringBuilder();
        var done = 0;
        foreach (var formula in Formula().EnumerateMatches(text))
        {
            markdown
                .Append(MarkdownEscape.Plain(text[done..formula.Index]))
                .Append(text, formula.Index, formula.Length);
            done = formula.Index + formula.Length;
        }

        return MarkdownEscape.Start(markdown.Append(MarkdownEscape.Plain(text[done..])).ToString());
    }

    private static bool IsVersioned(string? url) => ArxivId.TryParse(url, out var id) && id.Version is not null;

    [GeneratedRegex(@"arXiv:\S{5,40}?v([1-9][0-9]{0,3})\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Version();

    [GeneratedRegex(@"\$(?=\S)[^$]{1,500}(?<=\S)\$(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Formula();

    /// <summary><c>Computation and Language (cs.CL); Machine Learning (cs.LG)</c></summary>
    [GeneratedRegex(@"\(([a-z]{1,8}(?:-[a-z]{2,4})?(?:\.[A-Za-z-]{2,8})?)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Subject();
}
