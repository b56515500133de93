using Chela.Reading.Feeds;

namespace Chela.Tests.Feeds;

public sealed class FeedDiscoveryTests
{
    [Fact]
    public void Announced_feeds_are_found_in_their_order_against_the_base()
    {
        var found = FeedDiscovery.Find(
            """
            <html><head><base href="/b/"><!-- <link rel=alternate type=application/rss+xml href=no> -->
            <script>'<link rel="alternate" type="application/rss+xml" href="no">'</script>
            <LINK REL="Alternate" TYPE="application/rss+xml; charset=utf-8" TITLE="All &amp; more" HREF="feed">
            <link rel=alternate type=application/atom+xml href=https://c.example/atom>
            <link rel="alternate" type="application/json+oembed" href="/oembed">
            <link rel="alternate" hreflang="de" href="/de"></head></html>
            """,
            "https://a.example/page"
        );
        Assert.Equal(
            [
                new FeedLink("https://a.example/b/feed", "All & more", true),
                new FeedLink("https://c.example/atom", null, true),
            ],
            found
        );
    }

    [Fact]
    public void A_page_that_announces_none_gives_usual_places()
    {
        var found = FeedDiscovery.Find("<html></html>", "https://a.example/blog/post.html");
        Assert.Contains(new FeedLink("https://a.example/blog/feed", null, false), found);
        Assert.Contains(new FeedLink("https://a.example/atom.xml", null, false), found);
        Assert.Empty(FeedDiscovery.Find("<html></html>", null));
    }

    [Fact]
    public void Every_page_of_the_inputs_has_its_feed()
    {
        var found = Inputs
            .All("feeds-discovery")
            .ToDictionary(f => f.Name, f => FeedDiscovery.Announced(f.Text, "https://site.example/"));
        Assert.All(found, f => Assert.NotEmpty(f.Value));
        Assert.Equal("https://rss.orf.at/news.xml", found["orf.html"][0].Url);
        Assert.Equal("https://site.example/feeds", found["stackoverflow.html"][0].Url);
    }
}
