using Chela.Reading.Captures;
using Chela.Reading.Extraction;

namespace Chela.Tests.Extraction;

/// <summary>What is the text of a page, and what only stands beside it.</summary>
public sealed class MainTextTests
{
    private const string One =
        "The first paragraph tells of crabs, which walk sideways, and of the sea, which does not.";
    private const string Two = "The second one tells of the shore, where both of them meet, and of the wind above it.";

    private static string Text(string body, string head = "") =>
        Assert
            .Single(
                HtmlReader
                    .Read(
                        new Capture("page.html", default) { Url = "https://site.example/a" },
                        $"<html><head><title>On crabs</title>{head}</head><body>{body}</body></html>"
                    )
                    .Items
            )
            .Text;

    [Theory]
    [InlineData("<nav><a href=/>Home</a> <a href=/b>News</a></nav>", "")]
    [InlineData("<div class=cookie-banner>We use cookies, because everybody does, and you must agree to it.</div>", "")]
    [InlineData("<h1>On crabs</h1><div class=byline>By Ada Moss</div><time>Feb 3, 2026</time>", "")]
    [InlineData("<div style='display: none'>Nobody sees this, because it is hidden, so it is no text.</div>", "")]
    [InlineData("", "<div class=share-buttons>Share this on everything there is, please, now.</div>")]
    [InlineData("", "<section id=comments><p>I think, having read all of it, that crabs are great.</p></section>")]
    [InlineData(
        "",
        "<h3>Related</h3><ul class=related-posts><li><a href=/c>Lobsters</a><li><a href=/d>Prawns</a></ul>"
    )]
    [InlineData("", "<p>Sign up for our newsletter, to get all of it into your inbox.</p>")]
    [InlineData("", "<p>Filed under: <a href=/t/crabs>Crabs</a></p>")]
    public void What_stands_beside_a_text_is_left_out(string before, string after) =>
        Assert.Equal($"{One}\n\n{Two}", Text($"{before}<div><p>{One}</p><p>{Two}</p></div>{after}"));

    [Theory]
    [InlineData("<p class='sc-1 hJpRRP'>")]
    [InlineData("<p class=text-secondary-light>")]
    [InlineData("<p id=sharing-with-a-single-developer>")]
    [InlineData("<p class=tag-social>")]
    public void Names_that_only_look_like_it_do_no_harm(string paragraph) =>
        Assert.Equal($"{One}\n\n{Two}", Text($"<article>{paragraph}{One}</p>{paragraph}{Two}</p></article>"));

    [Theory]
    [InlineData(
        ExtractionRules.Tags,
        "<aside><p>Lobsters, on the other hand, walk ahead, and backwards if they must.</p></aside>"
    )]
    [InlineData(
        ExtractionRules.Hidden,
        "<p hidden>Lobsters, on the other hand, walk ahead, and backwards if they must.</p>"
    )]
    [InlineData(
        ExtractionRules.Names,
        "<div class=promo-box><p>Lobsters, on the other hand, walk ahead, as they must.</p></div>"
    )]
    [InlineData(
        ExtractionRules.Captions,
        "<figure><img src=/a.png><figcaption>A crab, seen from above.</figcaption></figure>"
    )]
    [InlineData(ExtractionRules.Phrases, "<p>Click here to read more, please.</p>")]
    [InlineData(ExtractionRules.Closing, "<p>Source: The Shore</p>")]
    [InlineData(ExtractionRules.Headings, "<h3>What others say</h3>")]
    [InlineData(
        ExtractionRules.Links,
        "<ul><li><a href=https://o.example/a>Lobsters</a><li><a href=https://o.example/b>Prawns</a></ul>"
    )]
    public void Each_rule_leaves_out_what_no_other_does(ExtractionRules rule, string after)
    {
        var html = $"<title>On crabs</title><article><p>{One}</p><p>{Two}</p>{after}</article>";
        string Read(ExtractionRules rules) =>
            Assert.Single(HtmlReader.Read(new Capture("page.html", default), html, rules).Items).Text;

        Assert.Equal($"{One}\n\n{Two}", Read(ExtractionRules.All).Trim());
        Assert.NotEqual($"{One}\n\n{Two}", Read(ExtractionRules.All & ~rule).Trim());
    }

    [Fact]
    public void A_text_goes_on_in_the_next_box_of_its_kind() =>
        Assert.Equal(
            $"{One}\n\n{Two}\n\n{One}",
            Text(
                $"<div><div class=chunk><p>{One}</p><p>{Two}</p></div><div class=ad>Buy, now.</div><div class=chunk><p>{One}</p></div></div>"
            )
        );

    [Fact]
    public void The_text_in_linked_data_tells_which_part_is_the_article()
    {
        var article = string.Join(' ', Enumerable.Repeat(One, 6));
        var other = string.Join(' ', Enumerable.Repeat(Two, 12));
        var head =
            $"<script type='application/ld+json'>{{\"@type\":\"Article\",\"articleBody\":\"{article}\"}}</script>";
        static string Deep(string text) => $"<div><div><div><p>{text}</p></div></div></div>";

        Assert.Equal(other, Text($"{Deep(article)}{Deep(other)}"));
        Assert.Equal(article, Text($"{Deep(article)}{Deep(other)}", head));
    }

    [Fact]
    public void Comments_that_are_longer_than_the_article_are_still_comments()
    {
        var comments = string.Concat(Enumerable.Repeat($"<p>{Two}</p>", 12));
        var article = string.Concat(Enumerable.Repeat($"<p>{One}</p>", 6));

        Assert.DoesNotContain(
            Two,
            Text($"<div>{article}</div><div id=comments>{comments}</div>"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_page_without_a_text_shows_what_it_has() =>
        Assert.Contains(
            "Lobsters",
            Text("<ul><li><a href=/c>Lobsters of the north</a><li><a href=/d>Prawns of the south</a></ul>"),
            StringComparison.Ordinal
        );

    [Fact]
    public void A_list_of_links_within_a_text_belongs_to_it() =>
        Assert.Contains(
            "Lobsters",
            Text(
                $"<article><p>{One}</p><ul><li><a href=https://o.example/c>Lobsters of the north</a><li><a href=https://o.example/d>Prawns of the south</a></ul><p>{Two}</p></article>"
            ),
            StringComparison.Ordinal
        );
}
