using Chela.Reading.Captures;
using Chela.Reading.Extraction;

namespace Chela.Tests.Extraction;

/// <summary>What a page says about itself.</summary>
public sealed class MetadataTests
{
    private static ReadItem Read(
        string head,
        string body = "",
        string? url = "https://site.example/2026/a?utm_source=x"
    ) =>
        Assert.Single(
            HtmlReader
                .Read(
                    new Capture("page.html", default) { Url = url },
                    $"<html><head>{head}</head><body>{body}</body></html>"
                )
                .Items
        );

    [Fact]
    public void Linked_data_tells_author_date_and_site()
    {
        var item = Read(
            """
            <title>On crabs - The Shore</title>
            <script type="application/ld+json">
            {"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"x"},{"@type":["NewsArticle"],"headline":"On crabs",
            "author":[{"@type":"Person","name":"Ada Moss"},{"@type":"Person","name":"Bo Finn"}],
            "publisher":{"@type":"Organization","name":"The Shore"},"datePublished":"2026-02-03T10:30:00+02:00","inLanguage":"en"}]}
            </script>
            """
        );

        Assert.Equal("On crabs", item.Title);
        Assert.Equal("Ada Moss, Bo Finn", item.Author);
        Assert.Equal("The Shore", item.Site);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 10, 30, 0, TimeSpan.FromHours(2)), item.Published);
        Assert.Equal("en", item.Lang);
    }

    [Theory]
    [InlineData("{not json")]
    [InlineData("[[[[{}]]]]")]
    [InlineData("{\"@type\":{\"a\":1},\"author\":3}")]
    [InlineData("<![CDATA[{\"@type\":\"Article\"}]]>")]
    public void Linked_data_with_mistakes_is_passed_over(string json) =>
        Assert.Equal("A", Read($"<title>A</title><script type='application/ld+json'>{json}</script>").Title);

    [Fact]
    public void Metas_tell_what_linked_data_does_not()
    {
        var item = Read(
            """
            <meta property="og:title" content="On crabs | The Shore"><meta property="og:site_name" content="The Shore">
            <meta name="author" content="By Ada Moss"><meta property="article:published_time" content="2026-02-03">
            <meta name="description" content="  What crabs
             do. "><meta property="article:tag" content="crabs"><meta property="og:locale" content="pt_BR">
            """
        );

        Assert.Equal("On crabs", item.Title);
        Assert.Equal("Ada Moss", item.Author);
        Assert.Equal(new DateTimeOffset(2026, 2, 3, 0, 0, 0, TimeSpan.Zero), item.Published);
        Assert.Equal("What crabs do.", item.Summary);
        Assert.Equal(["crabs"], item.Tags);
        Assert.Equal("pt-BR", item.Lang);
    }

    [Fact]
    public void The_heading_is_the_title_without_the_site() =>
        Assert.Equal(
            "How crabs walk",
            Read(
                "<title>How crabs walk : essays and more : Shore</title>",
                "<h1>How crabs walk</h1><p>Sideways, mostly.</p>"
            ).Title
        );

    [Fact]
    public void A_heading_that_leads_home_is_the_site_and_not_the_title()
    {
        var item = Read(
            "<title>The Shore: How crabs walk</title>",
            "<h1><a href='https://site.example/'>The Shore</a></h1><h3>How crabs walk</h3><p>Sideways, mostly.</p>"
        );

        Assert.Equal(("How crabs walk", "The Shore"), (item.Title, item.Site));
    }

    [Theory]
    [InlineData("<a href='/'>The Shore</a>")]
    [InlineData("<div class='top'><a href='https://shore.example/'><img src=x alt='The Shore'></a></div>")]
    [InlineData("<p class='site-title'>The Shore</p>")]
    [InlineData("<span id='main-logo'><img src=x alt='The  Shore'></span>")]
    [InlineData("<footer>Copyright © 2019–2026 The Shore. All rights reserved.</footer>")]
    [InlineData("<p>How crabs walk, and why</p>")]
    public void What_a_page_shows_of_its_site_goes_from_its_title(string mark)
    {
        const string Text = "<p>Crabs walk sideways, since their knees bend that way and no other.</p>";
        Assert.Equal(
            "How crabs walk, and why",
            Read(
                "<title>How crabs walk, and why - The Shore</title>",
                $"{mark}<article>{Text}</article>",
                url: null
            ).Title
        );
        // Of another site, or a part of it that has the same word, nothing is said.
        Assert.Equal(
            "How crabs walk, and why - The Knee",
            Read(
                $"<title>How crabs walk, and why - The Knee</title><body><a href='https://knee.example/'>The Knee</a>{Text}"
            ).Title
        );
    }

    [Fact]
    public void A_section_between_title_and_site_goes_where_the_title_is_shown() =>
        Assert.Equal(
            "螃蟹为什么只会横着走",
            Read(
                "<title>螃蟹为什么只会横着走_动物频道_海边网</title><body><div class=tit>螃蟹为什么只会横着走</div><p>因为它们的膝盖只能往两边弯曲，所以只能横着走。</p>"
            ).Title
        );

    [Fact]
    public void A_title_that_stands_above_the_text_as_it_is_stays() =>
        Assert.Equal(
            "Ten years of it | Site",
            Read(
                "<title>Ten years of it | Site</title><meta property=og:site_name content=Site>",
                "<h1>Ten years of it | Site</h1>"
            ).Title
        );

    [Theory]
    [InlineData("<link rel=canonical href='/a'>", "https://site.example/a")]
    [InlineData("<link rel=canonical href='https://site.example/a?utm_medium=y&p=1'>", "https://site.example/a?p=1")]
    [InlineData("<link rel=canonical href='https://site.example/'>", "https://site.example/2026/a")]
    [InlineData("<meta property=og:url content='https://site.example/b'>", "https://site.example/b")]
    [InlineData("<link rel=canonical href='javascript:x'>", "https://site.example/2026/a")]
    public void The_address_is_the_canonical_one_without_tracking(string head, string expected) =>
        Assert.Equal(expected, Read(head).Url);

    [Theory]
    [InlineData("2026-02-03T04:05:06Z", "2026-02-03T04:05:06+00:00")]
    [InlineData("2026-02-03 16:05:06 -0500", "2026-02-03T16:05:06-05:00")]
    [InlineData("20260203", "2026-02-03T00:00:00+00:00")]
    [InlineData("February 3rd, 2026 at 4:05 pm", "2026-02-03T16:05:00+00:00")]
    [InlineData("Tue, 3 Feb 2026 04:05:06 GMT", "2026-02-03T04:05:06+00:00")]
    [InlineData("2026年2月3日 04:05", "2026-02-03T04:05:00+00:00")]
    [InlineData("2026/2/3", "2026-02-03T00:00:00+00:00")]
    [InlineData("Published on 3 February 2026, 16:05 CET, by Ada Moss", "2026-02-03T16:05:00+01:00")]
    [InlineData("3. März 2026", "2026-03-03T00:00:00+00:00")]
    [InlineData("Le 1er mars 2026", "2026-03-01T00:00:00+00:00")]
    [InlineData("5 de mayo de 2026", "2026-05-05T00:00:00+00:00")]
    [InlineData("2026-02-03T12:05 AM", "2026-02-03T00:05:00+00:00")]
    [InlineData("1770112800", "2026-02-03T10:00:00+00:00")]
    [InlineData("Issue 12 of 2026", null)]
    [InlineData("3 crabs 2026", null)]
    [InlineData("2026-02-31", null)]
    [InlineData("yesterday", null)]
    public void Dates_are_read_as_pages_write_them(string text, string? expected) =>
        Assert.Equal(
            expected is null ? null : DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture),
            Read($"<meta name=date content='{text}'>").Published
        );

    [Fact]
    public void A_paper_is_known_by_its_numbers()
    {
        var item = Read(
            """
            <meta name="citation_title" content="Crabs"><meta name="citation_author" content="Moss, Ada">
            <meta name="citation_author" content="Finn, Bo"><meta name="citation_doi" content="doi:10.1234/crabs.5">
            <meta name="citation_arxiv_id" content="2602.16173">
            """
        );

        Assert.Equal(ItemKind.Paper, item.Kind);
        Assert.Equal("Moss, Ada, Finn, Bo", item.Author);
        Assert.Equal("10.1234/crabs.5", item.Doi);
        Assert.Equal("2602.16173", item.Arxiv);
    }

    [Theory]
    [InlineData("<html lang=en>", "螃蟹在海边的沙滩上横着走路，它们的钳子很大，可以夹住东西。", "zh")]
    [InlineData("<html>", "カニは海辺の砂浜を横に歩きます。はさみはとても大きいです。そうですね。", "ja")]
    [InlineData("<html lang=de_DE>", "Krabben laufen seitwärts, und das schon sehr lange.", "de-DE")]
    [InlineData("<html>", "Crabs walk sideways, and have done so for very long.", null)]
    public void The_language_is_the_one_that_is_said_unless_the_script_knows_better(
        string root,
        string text,
        string? expected
    ) =>
        Assert.Equal(
            expected,
            Assert
                .Single(
                    HtmlReader.Read(new Capture("page.html", default), $"{root}<body><p>{text}</p></body></html>").Items
                )
                .Lang
        );
}
