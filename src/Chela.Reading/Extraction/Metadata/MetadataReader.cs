using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Chela.Reading.Dates;
using Chela.Reading.Excerpts;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>Reads what a page says about itself: JSON-LD first, then the metas that it has for others, then what it shows.</summary>
internal static partial class MetadataReader
{
    private const int MaxAuthor = 300;

    private const int MaxTags = 20;

    /// <summary>Reads it. Needs the tree before anything is dropped.</summary>
    public static PageMetadata Read(IDocument document, PageTree? tree, MetaTags tags, PageAddress address)
    {
        var data = LinkedData.Of(document);
        var site =
            tags.First("og:site_name", "application-name", "dc.publisher", "citation_journal_title")
            ?? data.Publisher
            ?? Headings(tree, areHome: true).FirstOrDefault();
        var url = address.Own;
        var arxiv =
            tags.First("citation_arxiv_id")
            ?? (ArxivAddress.TryParse(url, out var paper) ? paper.Id + paper.Version : null);
        var doi = DoiIn(
            tags.First("citation_doi", "dc.identifier", "prism.doi", "dc.identifier.doi", "bepress_citation_doi")
        );
        return new PageMetadata
        {
            Title = Title(document, tree, tags, data, url, site),
            Author = Author(tree, tags, data, site),
            Site = Text(site),
            Published = Published(document, tags, data),
            Lang = Lang(document, tags, data, tree),
            Summary = Text(
                tags.First("og:description", "description", "twitter:description", "dc.description") ?? data.Description
            ),
            Url = url,
            Doi = doi,
            Arxiv = arxiv,
            IsPaper =
                doi is not null
                || arxiv is not null
                || tags.First("citation_title") is not null
                || data.Type is "ScholarlyArticle",
            Tags =
            [
                .. tags.All("article:tag")
                    .SelectMany(t => t.Split(','))
                    .Select(t => t.Trim())
                    .Where(t => t.Length is > 0 and < 60)
                    .Distinct(StringComparer.Ordinal)
                    .Take(MaxTags),
            ],
            Body = data.Body,
        };
    }

    private static string? Title(
        IDocument document,
        PageTree? tree,
        MetaTags tags,
        LinkedData data,
        string? url,
        string? site
    )
    {
        var named = Text(
            tags.First("citation_title", "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
                ?? data.Headline
        );
        var whole = Text(document.Title);
        // The heading is the title without a site, if the title has it.
        foreach (var heading in Headings(tree))
        {
            if (
                heading.Length >= 6
                && (whole ?? named) is { } all
                && all.Length > heading.Length
                && Squeezed(all).StartsWith(Squeezed(heading), StringComparison.Ordinal)
                && (named is null || Squeezed(named) != Squeezed(all) || named == whole)
            )
            {
                return heading;
            }
        }

        var title = named ?? whole ?? Headings(tree).FirstOrDefault();
        // What stands above the text as it is has no site in it, whatever it looks like.
        if (title is null || Headings(tree).Contains(title))
        {
            return title;
        }

        var shown = tree is null || !TitleCleaner.HasParts(title) ? [] : SiteMarks.NamesIn(tree, url);
        string?[] told =
        [
            site,
            tags.First("application-name"),
            tags.First("apple-mobile-web-app-title"),
            data.Publisher,
        ];
        var cleaned = TitleCleaner.Clean(title, url ?? "", told.Concat(shown));
        // The title of a window has more sections and sites behind it than anybody tells.
        return tree is not null && title == whole && !SiteMarks.IsShown(tree, title)
                ? TitleCleaner.Beginnings(cleaned).FirstOrDefault(b => SiteMarks.IsShown(tree, b), cleaned)
            : cleaned.Length > 0 ? cleaned
            : title;
    }

    private static IEnumerable<string> Headings(PageTree? tree, bool areHome = false)
    {
        if (tree is null)
        {
            yield break;
        }

        var found = 0;
        foreach (var node in tree.Nodes)
        {
            if (
                node is { Length: > 0 and < 500 }
                && node.Is("h1")
                && LeadsHome(tree, node) == areHome
                && node.Element!.TextContent is { Length: < 500 } text
            )
            {
                yield return Spaces.Collapse(text).TrimEnd('¶', '#', ' ');
                if (++found == 5)
                {
                    yield break;
                }
            }
        }
    }

    /// <summary>A heading that is a link to the first page of the site has the site's name.</summary>
    private static bool LeadsHome(PageTree tree, PageNode heading)
    {
        for (var i = heading.Index + 1; i < heading.End; i++)
        {
            if (tree.Nodes[i].Is("a"))
            {
                return tree.Nodes[i].Attribute("href") is { } href
                    && Spaces.Collapse(heading.Element!.TextContent)
                        == Spaces.Collapse(tree.Nodes[i].Element!.TextContent)
                    && (
                        href is "/"
                        || Uri.TryCreate(href, UriKind.Absolute, out var url)
                            && url is { AbsolutePath: "/", Query: "", Scheme: "http" or "https" }
                    );
            }
        }

        return false;
    }

    private static string? Author(PageTree? tree, MetaTags tags, LinkedData data, string? site)
    {
        var several =
            tags.All("citation_author") is { Count: > 0 } citing ? citing
            : tags.All("author") is { Count: > 1 } many ? many
            : [];
        string?[] candidates =
        [
            several.Count > 0 ? string.Join(", ", several.Distinct(StringComparer.Ordinal).Take(50)) : null,
            data.Author,
            tags.First("author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author_name"),
            tags.First("article:author", "og:article:author"),
            .. Bylines(tree),
        ];
        return candidates.Select(c => Person(c)).FirstOrDefault(p => p is not null && p != site);
    }

    private static IEnumerable<string> Bylines(PageTree? tree)
    {
        if (tree is null)
        {
            yield break;
        }

        foreach (var node in tree.Nodes)
        {
            var isAuthor =
                (node.Marks & NameMarks.Byline) != 0 && NamesAuthor(node)
                || node.Attribute("rel") == "author"
                || node.Attribute("itemprop") is "author";
            if (
                isAuthor
                && node is { Length: < 200, Element: { } element }
                && (node.Marks & NameMarks.Comments) == 0
                && element.TextContent is { Length: > 0 and < 200 } text
                && Spaces.Collapse(text) is { Length: > 2 and < 100 } line
            )
            {
                yield return line;
            }
        }
    }

    private static bool NamesAuthor(PageNode node) =>
        $"{node.Element!.ClassName} {node.Element.Id} {node.Attribute("itemprop")} {node.Attribute("data-testid")}"
            is var names
        && (
            names.Contains("author", StringComparison.OrdinalIgnoreCase)
            || names.Contains("byline", StringComparison.OrdinalIgnoreCase)
        );

    private static string? Person(string? text)
    {
        if (Text(text) is not { Length: <= MaxAuthor } name || name.Contains("://", StringComparison.Ordinal))
        {
            return null;
        }

        var person = By().Replace(name, "");
        person = AfterName().Replace(person, "").Trim(' ', ',', '|', '·', '•', '-', '–', ':');
        return person.Length is > 1 and < MaxAuthor && person.Any(char.IsLetter) ? person : null;
    }

    private static DateTimeOffset? Published(IDocument document, MetaTags tags, LinkedData data)
    {
        string?[] candidates =
        [
            data.Published,
            tags.First(
                "article:published_time",
                "og:article:published_time",
                "datepublished",
                "parsely-pub-date",
                "sailthru.date",
                "publish-date",
                "publishdate",
                "publish_date"
            ),
            tags.First(
                "citation_publication_date",
                "citation_online_date",
                "citation_date",
                "dc.date.issued",
                "dcterms.created",
                "dc.date",
                "dc.date.created",
                "pubdate",
                "date",
                "article:published",
                "weibo: article:create_at"
            ),
        ];
        foreach (var candidate in candidates)
        {
            if (DateInText.Find(candidate) is { } date)
            {
                return date;
            }
        }

        DateTimeOffset? first = null;
        foreach (var element in document.QuerySelectorAll("time, [itemprop=datePublished]").Take(50))
        {
            var date =
                DateInText.Find(element.GetAttribute("datetime") ?? element.GetAttribute("content"))
                ?? DateInText.Find(Spaces.Collapse(element.TextContent.Length < 200 ? element.TextContent : ""));
            if (
                date is not null
                && (element.HasAttribute("pubdate") || element.GetAttribute("itemprop") == "datePublished")
            )
            {
                return date;
            }

            first ??= date;
        }

        return first;
    }

    private static string? Lang(IDocument document, MetaTags tags, LinkedData data, PageTree? tree)
    {
        var root = document.DocumentElement;
        string?[] candidates =
        [
            root?.GetAttribute("lang"),
            root?.GetAttribute("xml:lang"),
            document.Body?.GetAttribute("lang"),
            tags.First("content-language", "language", "dc.language", "citation_language", "og:locale"),
            data.Language,
        ];
        var named = candidates
            .Select(c => c?.Trim().Replace('_', '-'))
            .FirstOrDefault(c => c is not null && Tag().IsMatch(c));
        var text = tree is null
            ? ""
            : string.Concat(tree.Nodes.Where(n => n.Text is { Length: > 20 }).Select(n => n.Text).Take(200));
        var isChinese = TextLanguage.Of(text) == Language.Chinese;
        // Templates say "en" where nobody changed it.
        return isChinese && named is not null && named.StartsWith("en", StringComparison.OrdinalIgnoreCase)
            ? "zh"
            : named ?? (isChinese ? "zh" : LanguageByScript.Of(text));
    }

    private static string? DoiIn(string? text) =>
        Doi().Match(text ?? "") is { Success: true } doi ? doi.Value.TrimEnd('.') : null;

    private static string? Text(string? text) =>
        text is null ? null
        : Spaces.Collapse(text) is { Length: > 0 } line ? line
        : null;

    private static string Squeezed(string text) => Casing.ToLower(string.Concat(text.Where(char.IsLetterOrDigit)));

    [GeneratedRegex(
        @"^\s*(?:(?:written |posted |reported |story )?by|von|por|par|作者|文|記者|记者)\s*[:：]?\s+(?=\p{L})|^\s*(?:作者|文|记者)\s?[:：/]\s*",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex By();

    /// <summary>What stands behind a name: a date, a function of the page.</summary>
    [GeneratedRegex(
        @"(?:\s*[|•·]\s|\s+(?:on|published|updated|posted)\b|,?\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? [0-9]{1,2}).*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex AfterName();

    [GeneratedRegex(@"^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"10\.[0-9]{4,9}/[^\s""<>]{1,200}", RegexOptions.CultureInvariant)]
    private static partial Regex Doi();
}
