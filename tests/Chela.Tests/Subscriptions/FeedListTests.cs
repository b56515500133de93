using System.Text;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;
using Chela.Text;

namespace Chela.Tests.Subscriptions;

public sealed class FeedListTests
{
    private static readonly DateTimeOffset s_now = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void All_that_happened_is_read_back_as_it_was_written()
    {
        var added = Added("https://a.example/feed", "甲") with { IsPrivate = true };
        FeedEvent[] events =
        [
            added,
            new FeedEvent.Moved(s_now, added.Feed, "https://b.example/feed"),
            new FeedEvent.Gone(s_now, added.Feed),
            new FeedEvent.Removed(s_now, added.Feed),
        ];
        var log = FeedLog.Write(events);
        Assert.Contains("甲", Encoding.UTF8.GetString(log), StringComparison.Ordinal);
        var (read, problems) = FeedLog.Read(log);
        Assert.Empty(problems);
        Assert.Equal(log, FeedLog.Write(read));
    }

    [Fact]
    public void A_line_that_is_none_is_told_and_left_out()
    {
        var line = Encoding.UTF8.GetString(FeedLog.Write(Added("https://a.example/feed", "A")));
        var (events, problems) = FeedLog.Read(
            Encoding.UTF8.GetBytes(
                $"{line}nonsense\n{{\"v\":9}}\n{{\"v\":1,\"type\":\"added\",\"feed\":\"x\"}}\n{line[..20]}"
            )
        );
        Assert.Single(events);
        Assert.Equal(["line 2", "line 3", "line 4", "line 5"], problems.Select(p => p.Place));
    }

    [Fact]
    public void A_feed_is_found_by_where_it_is_or_was_and_by_what_it_is_called()
    {
        var one = Added("http://www.a.example/feed/", "The Daily One", "https://a.example/");
        var two = Added("https://b.example/feed", "The Daily Two");
        var list = new FeedList([one, two, new FeedEvent.Moved(s_now, one.Feed, "https://c.example/rss")]);
        foreach (
            var word in new[]
            {
                "https://a.example/feed",
                "https://c.example/rss/",
                "https://a.example",
                one.Feed.ToString()[..4],
                "the daily one",
                "ONE",
            }
        )
        {
            Assert.Equal(one.Feed, Assert.Single(list.Find(word)).Id);
        }

        Assert.Equal("https://c.example/rss", list[one.Feed]!.Url);
        Assert.Equal(2, list.Find("daily").Length);
        Assert.Empty(list.Find(""));
        Assert.Empty(list.Find("https://nowhere.example/"));
        list.Add(new FeedEvent.Removed(s_now, one.Feed));
        Assert.Null(list.At("https://c.example/rss"));
        Assert.Equal([two.Feed], list.Feeds.Select(f => f.Id));
    }

    [Fact]
    public void What_speaks_of_a_feed_that_is_not_there_changes_nothing()
    {
        var id = ContentHash.Of("x");
        var list = new FeedList([
            new FeedEvent.Gone(s_now, id),
            new FeedEvent.Moved(s_now, id, "https://a.example/"),
            new FeedEvent.Removed(s_now, id),
        ]);
        Assert.Empty(list.Feeds);
    }

    private static FeedEvent.Added Added(string url, string title, string? site = null) =>
        new(
            s_now,
            FeedList.IdOf(url)!.Value,
            new Subscription(url)
            {
                Title = title,
                SiteUrl = site,
                Folders = ["F"],
            }
        );
}
