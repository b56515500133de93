using Chela.Envelope.Labels;
using Chela.Reading.Captures;
using Chela.Reading.Shelf;
using Chela.Tests.Web;

namespace Chela.Tests.Subscriptions;

public sealed class FeedPullTests : IAsyncDisposable
{
    private const string Url = "http://a.example/feed";

    private readonly FeedServer _server = new();

    private List<ShelfItem> Items =>
        File.Exists(_server.Shelf.Host.Home["shelf.jsonl"]) ? [.. _server.Shelf.List.Items] : [];

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task What_is_new_comes_onto_the_shelf_once_with_its_bytes()
    {
        Set("/feed", Atom(2, 1));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Assert.Equal("feed pull\n  a: 2 new, next 2026-02-20 18:00\n", _server.Output);
        Assert.Equal(["Title 1", "Title 2"], Items.Select(i => i.Name));
        Assert.Equal(
            ("http://a.example/1", "a", ItemKind.Article),
            (Items[0].Saved.Url, Items[0].Saved.Site, Items[0].Saved.Kind)
        );

        // Not due, then due: two that are new, one that was there.
        Set("/feed", Atom(2, 4, 3));
        Assert.Equal(0, await PullAsync());
        Assert.Contains("1 feed not due; the next is a, 2026-02-20 18:00", _server.Output, StringComparison.Ordinal);
        _server.Wait(TimeSpan.FromHours(6));
        Assert.Equal(0, await PullAsync());
        Assert.Contains("  a: 2 new, ", _server.Output, StringComparison.Ordinal);
        Assert.Equal(["Title 1", "Title 2", "Title 3", "Title 4"], Items.Select(i => i.Name));
        Assert.Equal(2, _server.Shelf.Captures.Count());
        foreach (var item in Items)
        {
            Assert.Equal(0, await _server.RunAsync("shelf", "show", item.ShortId));
            Assert.Contains($"Text of {item.Name[6..]}, which", _server.Output, StringComparison.Ordinal);
        }

        // What is new is kept, and not once more what was there.
        Assert.DoesNotContain("Text of 2", CaptureOf(Items[3]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_has_no_title_is_called_by_its_words_or_by_where_and_when_it_appeared()
    {
        Set(
            "/feed",
            "<rss version=\"2.0\"><channel><title>Small things</title><link>http://a.example/</link>"
                + "<item><guid>1</guid><description>The river froze over. Nobody minded.</description></item>"
                + "<item><guid>2</guid><link>http://a.example/2</link><description>&lt;img src='x.png'&gt;</description><pubDate>Thu, 19 Feb 2026 08:00:00 GMT</pubDate></item>"
                + "<item><guid>3</guid><link>http://a.example/3</link></item></channel></rss>"
        );
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Assert.Equal(
            ["The river froze over", "Small things, 2026-02-19", "http://a.example/3"],
            Items.OrderBy(i => i.Saved.Part).Select(i => i.Name)
        );
        Assert.Equal(0, await _server.RunAsync("digest", "--out", _server.Shelf.Folder["out"]));
        Assert.Contains(
            "#### Small things, 2026-02-19",
            _server.Shelf.Folder.Read("out/README.zh-CN.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task It_is_asked_by_its_tag_and_date_and_what_did_not_change_costs_nothing()
    {
        _server.Pages["/feed"] = head =>
            head.Contains("If-None-Match: \"1\"\r\nIf-Modified-Since: then\r\n", StringComparison.Ordinal)
                ? FeedServer.Status(304)
                : FeedServer.Feed(FeedServer.Atom("a", ("1", 1)), "ETag: \"1\"\r\nLast-Modified: then\r\n");
        await FollowAsync(Url);
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(0, await PullAsync("--all"));
        }

        Assert.Contains("  a: not modified, next ", _server.Output, StringComparison.Ordinal);
        Assert.Single(Items);
        Assert.Equal(3, _server.Requests);
        Assert.All(
            _server.Shelf.Server.Requests.Skip(1),
            r => Assert.Contains("If-None-Match: \"1\"\r\nIf-Modified-Since: then\r\n", r, StringComparison.Ordinal)
        );
        Assert.DoesNotContain(_server.Shelf.Host.Effects, e => e.Tool is "files.append" or "files.keep");
    }

    [Fact]
    public async Task The_same_bytes_are_not_read_again_where_the_server_has_no_tags()
    {
        Set("/feed", Atom(1));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Contains("  a: not modified, ", _server.Output, StringComparison.Ordinal);
        Set("/feed", Atom(1) + " ");
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Contains("  a: nothing new, ", _server.Output, StringComparison.Ordinal);
        Assert.Single(Items);
    }

    [Fact]
    public async Task The_first_pull_takes_the_newest_and_more_if_that_is_wanted()
    {
        Set("/feed", FeedServer.Atom("a", Enumerable.Range(1, 40).Select(n => ($"{n}", 40 - n))));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Assert.Contains(
            "  a: 10 new, the newest of 40; --backlog N takes more, next ",
            _server.Output,
            StringComparison.Ordinal
        );
        Assert.Equal("Title 40", Items[^1].Name);
        Assert.Equal(0, await _server.RunAsync("shelf", "drop", "http://a.example/39"));
        Assert.Equal(0, await PullAsync("--backlog", "15", "a"));
        Assert.Contains("  a: 15 new, and 15 older ones passed over", _server.Output, StringComparison.Ordinal);
        Assert.Equal(25, Items.Count);
        Assert.Equal(ShelfState.Dropped, Items.Single(i => i.Name == "Title 39").State);
        Assert.Equal(2, await PullAsync("--backlog", "0"));
    }

    [Theory]
    [InlineData(301)]
    [InlineData(308)]
    public async Task A_feed_that_moves_for_good_is_asked_there_from_then_on(int status)
    {
        Set("/feed", Atom(1));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        _server["/feed"] = ScriptedServer.To("http://b.example/new", status);
        Set("b.example/new", Atom(2, 1));
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Contains(
            "warning: a: has moved for good, and is asked at http://b.example/new from now on\n",
            _server.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(2, Items.Count);
        var before = _server.Requests;
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Equal(before + 1, _server.Requests);
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--offline", Url));
        Assert.Contains("follows it already", _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_moves_for_now_or_to_what_is_no_feed_is_asked_where_it_was()
    {
        await FollowAsync(Url, "http://c.example/feed");
        _server["a.example/feed"] = ScriptedServer.To("http://b.example/now", 302);
        Set("b.example/now", Atom(1));
        _server["c.example/feed"] = ScriptedServer.To("http://c.example/login", 301);
        _server["c.example/login"] = ScriptedServer.Page("<html><body>Who are you?</body></html>");
        Assert.Equal(1, await PullAsync());
        Assert.Contains("): expected a feed, found a page; next ", _server.Error, StringComparison.Ordinal);
        Assert.Equal(0, await _server.RunAsync("feed", "export"));
        Assert.Contains(Url, _server.Output, StringComparison.Ordinal);
        Assert.Contains("http://c.example/feed", _server.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_feed_that_is_gone_is_told_once_and_asked_no_more()
    {
        await FollowAsync(Url);
        _server["/feed"] = FeedServer.Status(410);
        Assert.Equal(1, await PullAsync());
        Assert.Contains(
            "): is gone for good (410), and is not asked any more; chela feed remove ",
            _server.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Equal(1, _server.Requests);
        Assert.Equal(1, await PullAsync(Url));
        Assert.Contains(
            "is gone for good since 2026-02-20; chela feed add tries it again",
            _server.Error,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await _server.RunAsync("feed", "list"));
        Assert.Contains("– gone for good since 2026-02-20", _server.Output, StringComparison.Ordinal);
        Set("/feed", Atom(1));
        Assert.Equal(0, await _server.RunAsync("feed", "add", Url));
        Assert.Equal(0, await PullAsync());
        Assert.Single(Items);
    }

    [Fact]
    public async Task A_busy_server_is_left_alone_as_long_as_it_wants()
    {
        Set("/feed", Atom(1));
        await FollowAsync(Url);
        _server["/feed"] = FeedServer.Status(429, "Retry-After: 7200\r\n");
        Assert.Equal(1, await PullAsync());
        Assert.Contains(
            "wants to be left alone until 2026-02-20 14:00 UTC; try again then; next 2026-02-20 14:00",
            _server.Error,
            StringComparison.Ordinal
        );
        var before = _server.Requests;
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Contains(
            "not asked, for its server wants to be left alone until 2026-02-20 14:00",
            _server.Output,
            StringComparison.Ordinal
        );
        Assert.Equal(before, _server.Requests);
        _server.Wait(TimeSpan.FromHours(2));
        Set("/feed", Atom(1));
        Assert.Equal(0, await PullAsync());
        Assert.Single(Items);
    }

    [Fact]
    public async Task Errors_are_waited_out_longer_each_time_and_forgotten_when_they_pass()
    {
        Set("/feed", Atom(1));
        await FollowAsync(Url);
        _server["/feed"] = FeedServer.Status(500);
        foreach (var next in new[] { "13:00", "14:00", "16:00" })
        {
            Assert.Equal(1, await PullAsync("--all"));
            Assert.Contains(
                $"the server answered 500: the server has an error; try again later; next 2026-02-20 {next}\n",
                _server.Error,
                StringComparison.Ordinal
            );
        }

        Set("/feed", Atom(1));
        Assert.Equal(0, await PullAsync());
        Assert.Empty(Items);
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Single(Items);
        _server["/feed"] = FeedServer.Status(500);
        Assert.Equal(1, await PullAsync("--all"));
        Assert.Contains("next 2026-02-20 13:00\n", _server.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_that_fails_stops_no_other()
    {
        await FollowAsync(Url, "http://b.example/feed", "http://c.example/feed");
        Set("a.example/feed", Atom(1));
        _server["b.example/feed"] = "nonsense";
        Set("c.example/feed", FeedServer.Atom("c", ("1", 1)));
        Assert.Equal(1, await PullAsync());
        Assert.Contains("  a: 1 new, ", _server.Output, StringComparison.Ordinal);
        Assert.Contains("  c: 1 new, ", _server.Output, StringComparison.Ordinal);
        Assert.Contains("error: http://b.example/feed (", _server.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_several_feeds_have_comes_once_and_what_was_dropped_stays_so()
    {
        await FollowAsync(Url, "http://b.example/feed");
        Set("a.example/feed", FeedServer.Atom("x", ("1", 1), ("2", 1)));
        Set("b.example/feed", FeedServer.Atom("x", ("1", 1), ("3", 1)));
        Assert.Equal(0, await PullAsync());
        Assert.Equal(3, Items.Count);
        Assert.Equal(0, await _server.RunAsync("shelf", "drop", "http://x.example/1"));
        Set("a.example/feed", FeedServer.Atom("x", ("1", 1), ("2", 1), ("4", 1)));
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Equal(ShelfState.Dropped, Items.Single(i => i.Name == "Title 1").State);
        Assert.Equal(4, Items.Count);
    }

    [Fact]
    public async Task Entries_without_an_address_are_kept_by_what_they_say()
    {
        Set(
            "/feed",
            "<rss><channel><title>N</title><item><guid isPermaLink='false'>1</guid><description>&lt;p&gt;Just &lt;b&gt;this&lt;/b&gt;.&lt;/p&gt;</description></item></channel></rss>"
        );
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        var item = Assert.Single(Items);
        Assert.Null(item.Saved.Url);
        Assert.Equal(0, await _server.RunAsync("shelf", "show", item.ShortId));
        Assert.Contains("Just **this**.", _server.Output, StringComparison.Ordinal);
        Set(
            "/feed",
            "<rss><channel><title>N</title><item><guid isPermaLink='false'>1</guid><description>&lt;p&gt;Just that.&lt;/p&gt;</description></item></channel></rss>"
        );
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Single(Items);
    }

    [Fact]
    public async Task A_feed_of_a_hundred_thousand_entries_is_bounded_and_says_so_in_a_line()
    {
        Set("/feed", FeedServer.Atom("a", Enumerable.Range(0, 100_000).Select(n => ($"{n}", n % 9))));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Assert.Equal(
            "warning: a: entry 10001: expected at most 10000 entries, found 100000; the first ones were read\n",
            _server.Error
        );
        Assert.Contains(
            "  a: 10 new, the newest of 10000; --backlog N takes more, next ",
            _server.Output,
            StringComparison.Ordinal
        );
        Assert.InRange(CaptureOf(Items[0]).Length, 1000, 10_000);
        Assert.Equal(0, await PullAsync("--all"));
        Assert.Equal("", _server.Error);
    }

    [Fact]
    public async Task The_own_network_is_for_the_owner_to_allow_and_offline_nothing_is_fetched()
    {
        await FollowAsync("http://127.0.0.1/feed");
        Set("/feed", Atom(1));
        Assert.Equal(0, await PullAsync("--offline"));
        Assert.Contains("fetched nothing: 1 feed would be asked", _server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Shelf.Host.Effects, e => e.Tool == "web.get");
        Assert.Equal(1, await PullAsync());
        Assert.Contains("which is loopback; if you mean it: --allow-private", _server.Error, StringComparison.Ordinal);
        Assert.Equal(0, await PullAsync("--all", "--allow-private"));
        Assert.Single(Items);
    }

    [Fact]
    public async Task What_is_in_a_private_feed_is_for_the_owner_alone()
    {
        Set("/feed", Atom(1));
        Assert.Equal(0, await _server.RunAsync("feed", "add", "--private", Url));
        Assert.Equal(0, await PullAsync());
        Assert.True(Assert.Single(Items).Saved.IsPrivate);
        var kept = Assert.Single(_server.Shelf.Host.Effects, e => e.Tool == "files.keep");
        Assert.Equal(Readers.OwnerOnly, kept["content"].Label.Readers);
        Assert.Equal(1, await DigestAsync());
        Assert.False(File.Exists(_server.Shelf.Folder["out/README.md"]));

        Set("b.example/feed", FeedServer.Atom("b", ("9", 1)));
        await FollowAsync("http://b.example/feed");
        Assert.Equal(0, await PullAsync());
        Assert.Equal(0, await DigestAsync());
        var digest = _server.Shelf.Folder.Read("out/README.md");
        Assert.Contains("http://b.example/9", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("a.example", digest, StringComparison.Ordinal);
        Assert.DoesNotContain("Text of 1", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_following_to_the_digest()
    {
        _server["a.example/"] = ScriptedServer.Page("<link rel=alternate type='application/atom+xml' href='/feed'>");
        Set(
            "/feed",
            Atom(1)
                .Replace(
                    "</feed>",
                    "<entry><id>t</id><title>A teaser</title><link href='http://a.example/t'/><summary>What it is about, in a line that says enough.</summary></entry></feed>",
                    StringComparison.Ordinal
                )
        );
        Assert.Equal(0, await _server.RunAsync("feed", "add", "http://a.example/"));
        Assert.Equal(0, await PullAsync());
        Assert.Equal(0, await _server.RunAsync("shelf", "list"));
        Assert.Contains("Title 1 (article, a.example)", _server.Output, StringComparison.Ordinal);
        Assert.Contains("A teaser (link, a.example)", _server.Output, StringComparison.Ordinal);
        Assert.Equal(0, await DigestAsync());
        var digest = _server.Shelf.Folder.Read("out/README.md");
        Assert.Contains("http://a.example/1", digest, StringComparison.Ordinal);
        Assert.Contains("Text of 1, which is long enough to be quoted.", digest, StringComparison.Ordinal);
        Assert.Contains("What it is about, in a line that says enough.", digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stopped_halfway_it_keeps_what_was_pulled()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        await FollowAsync([.. Enumerable.Range(1, 5).Select(n => $"http://a.example/{n}")]);
        for (var n = 1; n <= 5; n++)
        {
            var (number, feed) = (n, FeedServer.Feed(FeedServer.Atom("a", ($"{n}", 1))));
            _server.Pages[$"/{n}"] = _ =>
            {
                if (number == 3)
                {
                    stop.Cancel();
                }

                return feed;
            };
        }

        await _server.Shelf.Host.WithPortAsync(
            async (run, home) =>
            {
                var feeds = new Chela.Feeds.FeedStore(run, home);
                var shelf = new Chela.Shelf.ShelfStore(run, home);
                await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                    new Chela.Feeds.PullJob(run, feeds, shelf, _server.Shelf.Network, TimeZoneInfo.Utc).RunAsync(
                        new Chela.Feeds.PullRequest([], false, null, false, false),
                        _ => _ => { },
                        stop.Token
                    )
                );
            }
        );
        Assert.Equal(2, Items.Count);
        Assert.Equal(0, await PullAsync());
        Assert.Equal(5, Items.Count);
        Assert.Equal(6, _server.Requests);
    }

    [Fact]
    public async Task What_a_crash_left_behind_the_shelf_is_found_again_and_not_put_there_twice()
    {
        Set("/feed", Atom(2, 1));
        await FollowAsync(Url);
        Assert.Equal(0, await PullAsync());
        Directory.Delete(_server.Shelf.Host.Home["feeds"], recursive: true);
        Assert.Equal(0, await PullAsync());
        Assert.Contains("  a: nothing new, ", _server.Output, StringComparison.Ordinal);
        Assert.Equal(2, Items.Count);
    }

    [Fact]
    public async Task Without_feeds_it_says_what_to_do()
    {
        Assert.Equal(1, await PullAsync());
        Assert.Equal("error: no feed is followed; chela feed add https://…\n", _server.Error);
    }

    private static string Atom(params int[] entries) =>
        FeedServer.Atom("a", entries.Select(n => ($"{n}", Math.Max(0, 5 - n))));

    private void Set(string path, string feed) => _server[path] = FeedServer.Feed(feed);

    private async Task FollowAsync(params string[] urls) =>
        Assert.Equal(0, await _server.RunAsync(["feed", "add", "--offline", .. urls]));

    private Task<int> PullAsync(params string[] options) => _server.RunAsync(["feed", "pull", .. options]);

    private Task<int> DigestAsync() =>
        _server.RunAsync("digest", "--out", _server.Shelf.Folder["out"], "--week", "2026-W08");

    private string CaptureOf(ShelfItem item)
    {
        var hash = item.Saved.Capture.ToString();
        return _server.Shelf.Host.Home.Read($"captures/{hash[..2]}/{hash}");
    }
}
