using System.Text.Json;
using Chela.Reading.Subscriptions;
using Chela.Tests.Web;

namespace Chela.Tests.Subscriptions;

public sealed class FeedAddTests : IAsyncDisposable
{
    private const string Url = "http://a.example/feed";

    private readonly FeedServer _server = new();

    private IEnumerable<FollowedFeed> Feeds =>
        new FeedList(FeedLog.Read(File.ReadAllBytes(_server.Shelf.Host.Home["feeds.jsonl"])).Events).Feeds;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_feed_is_followed_once()
    {
        _server["/feed"] = FeedServer.Feed(FeedServer.Atom("a"));
        Assert.Equal(0, await _server.RunAsync("feed", "add", Url));
        var feed = Assert.Single(Feeds);
        Assert.Equal((Url, "a", "http://a.example/"), (feed.Url, feed.Subscription.Title, feed.Subscription.SiteUrl));
        Assert.Contains($"  follows a ({feed.ShortId}) {Url}\n", _server.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _server.RunAsync("feed", "add", "http://www.a.example/feed?utm_source=x"));
        Assert.Contains("  follows it already: a (", _server.Output, StringComparison.Ordinal);
        Assert.Single(Feeds);
        Assert.False(feed.IsPrivate);
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--private", Url));
        Assert.True(Assert.Single(Feeds).IsPrivate);
        Assert.Equal(0, await _server.RunAsync("feed", "add", Url));
        Assert.True(Assert.Single(Feeds).IsPrivate);
    }

    [Fact]
    public async Task Of_a_page_its_main_feed_is_followed_and_the_others_are_named()
    {
        _server["a.example/"] = ScriptedServer.Page(
            """
            <head><link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
            <link rel="alternate" type="application/atom+xml" title="Texts" href="http://b.example/feed">
            <link rel="alternate" type="application/feed+json" title="As JSON" href="/feed.json"></head>
            """
        );
        _server["b.example/feed"] = FeedServer.Feed(FeedServer.Atom("b"));
        Assert.Equal(0, await _server.RunAsync("feed", "add", "http://a.example/"));
        Assert.Equal("http://b.example/feed", Assert.Single(Feeds).Url);
        Assert.Contains(
            "the page has another: As JSON http://a.example/feed.json\n",
            _server.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("another: Comments http://a.example/comments/feed\n", _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_page_that_announces_none_the_usual_places_are_tried_as_robots_allow()
    {
        _server["a.example/blog/"] = ScriptedServer.Page("<p>hello</p>");
        _server["a.example/robots.txt"] = ScriptedServer.Page("User-agent: *\nDisallow: /blog/atom.xml\n");
        _server["a.example/blog/atom.xml"] = FeedServer.Feed(FeedServer.Atom("no"));
        _server["a.example/blog/rss.xml"] = FeedServer.Feed(FeedServer.Atom("yes"));
        Assert.Equal(0, await _server.RunAsync("feed", "add", "http://a.example/blog/"));
        Assert.Equal("http://a.example/blog/rss.xml", Assert.Single(Feeds).Url);
    }

    [Fact]
    public async Task A_feed_that_moved_for_good_is_followed_where_it_is_and_else_where_it_was_named()
    {
        _server["/old"] = ScriptedServer.To("/older", 301);
        _server["/older"] = ScriptedServer.To("/new", 308);
        _server["/new"] = ScriptedServer.To("/today", 302);
        _server["/today"] = FeedServer.Feed(FeedServer.Atom("a"));
        Assert.Equal(0, await _server.RunAsync("feed", "add", "http://a.example/old"));
        Assert.Equal("http://a.example/new", Assert.Single(Feeds).Url);
    }

    [Fact]
    public async Task What_is_no_feed_says_so_and_stops_nothing()
    {
        _server["/feed"] = FeedServer.Feed(FeedServer.Atom("a"));
        _server["/text"] = FeedServer.Feed("just words, which are no feed");
        _server["/lies"] = ScriptedServer.Page("<link rel=alternate type='application/rss+xml' href='/text'>");
        var file = _server.Shelf.Folder.Write("a.txt", "words");
        Assert.Equal(
            1,
            await _server.RunAsync(
                "feed",
                "add",
                "http://a.example/text",
                "http://a.example/lies",
                "http://a.example/none",
                file,
                "a.example/feed",
                "ftp://a.example/",
                "feed://a.example/feed"
            )
        );
        Assert.Equal(
            [
                "error: http://a.example/text: expected a feed, found text of another form",
                "error: http://a.example/lies: expected a feed, found text of another form (at http://a.example/text)",
                "error: http://a.example/none: the server answered 404: there is no such page; check the address",
                $"error: {file}: expected a list of feeds (OPML) or an address, found another file",
                "error: a.example/feed: there is no such file; an address begins with https://",
                "error: ftp://a.example/: expected http or https, found ftp",
            ],
            _server.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries)
        );
        Assert.Equal(Url, Assert.Single(Feeds).Url);
    }

    [Fact]
    public async Task Lists_go_in_and_out_as_opml_and_private_feeds_are_not_handed_on()
    {
        var list = _server.Shelf.Folder.Write(
            "in.opml",
            """
            <opml version="1.0"><body><outline text="甲 &amp; co"><outline text="One" xmlUrl="http://a.example/1" htmlUrl="http://a.example/"/></outline>
            <outline title="Two" xmlUrl="https://b.example/2"/><outline title="Again" xmlUrl="https://b.example/2/"/><outline text="no"/></body></opml>
            """
        );
        Assert.Equal(0, await _server.RunAsync("feed", "add", list));
        Assert.Contains($"  follows the 3 feeds of {list}, 2 of them new\n", _server.Output, StringComparison.Ordinal);
        Assert.Equal(0, _server.Requests);
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--offline", "--private", "https://c.example/mine"));
        Assert.Equal(0, await _server.RunAsync("feed", "export"));
        Assert.Contains("c.example", _server.Output, StringComparison.Ordinal);
        var before = _server.Output;

        var output = _server.Shelf.Folder["out.opml"];
        Assert.Equal(0, await _server.RunAsync("feed", "export", "--out", output));
        Assert.Contains("1 private feed was kept back", _server.Output, StringComparison.Ordinal);
        var written = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        Assert.DoesNotContain("c.example", written, StringComparison.Ordinal);
        Assert.Contains("<outline text=\"甲 &amp; co\">", written, StringComparison.Ordinal);

        Assert.Equal(
            0,
            await _server.RunAsync("feed", "remove", "One", "https://b.example/2", "https://c.example/mine")
        );
        Assert.Empty(Feeds);
        var back = _server.Shelf.Folder.Write("back.opml", before);
        Assert.Equal(0, await _server.RunAsync("feed", "add", back));
        Assert.Equal(0, await _server.RunAsync("feed", "export"));
        Assert.Equal(before, _server.Output);
    }

    [Fact]
    public async Task What_is_followed_is_listed_for_people_and_programs()
    {
        Assert.Equal(0, await _server.RunAsync("feed", "list"));
        Assert.Equal("", _server.Output);
        _server["/feed"] = FeedServer.Feed(FeedServer.Atom("a\u001b[2J", [("1", 0), ("2", 1), ("3", 2)]));
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--offline", Url));
        Assert.Equal(0, await _server.RunAsync("feed", "list"));
        Assert.Matches("^[0-9a-f]{8}  http://a.example/feed – not asked yet\n$", _server.Output);
        _server["/feed"] = FeedServer.Status(500);
        Assert.Equal(1, await _server.RunAsync("feed", "pull"));
        Assert.Equal(0, await _server.RunAsync("feed", "list"));
        Assert.Contains(
            "– failed: the server answered 500: the server has an error; try again later; next 2026-02-20 13:0",
            _server.Output,
            StringComparison.Ordinal
        );
        _server["/feed"] = FeedServer.Feed(FeedServer.Atom("a", [("1", 0), ("2", 1), ("3", 2)]));
        Assert.Equal(0, await _server.RunAsync("feed", "pull", "--all"));
        Assert.Equal(0, await _server.RunAsync("feed", "list"));
        Assert.Matches(
            "^[0-9a-f]{8}  a \\(http://a.example/feed\\) – next 2026-02-21 00:00, newest 2026-02-20\n$",
            _server.Output
        );
        Assert.Equal(0, await _server.RunAsync("feed", "list", "--json"));
        using var json = JsonDocument.Parse(_server.Output);
        Assert.Equal("chela.feed", json.RootElement.GetProperty("schema").GetString());
        Assert.Equal(43_200, json.RootElement.GetProperty("intervalSeconds").GetDouble());
        Assert.Equal(0, json.RootElement.GetProperty("failures").GetInt32());
    }

    [Fact]
    public async Task Who_names_none_or_several_is_told_so()
    {
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--offline", Url, "http://a.example/feed2"));
        Assert.Equal(1, await _server.RunAsync("feed", "remove", "nothing", "a.example"));
        Assert.Contains(
            "error: no feed is followed that 'nothing' names; chela feed list shows them\n",
            _server.Error,
            StringComparison.Ordinal
        );
        Assert.Contains("expected one feed, found 2 that 'a.example' names: ", _server.Error, StringComparison.Ordinal);
        Assert.Equal(2, Feeds.Count());
    }
}
