using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;
using Chela.Text;

namespace Chela.Tests.Subscriptions;

public sealed class NewEntriesTests
{
    private static readonly DateTimeOffset s_now = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly ContentHash s_feed = ContentHash.Of("feed");

    [Fact]
    public void The_first_time_the_newest_few_come_the_oldest_of_them_first()
    {
        var feed = Of([.. Enumerable.Range(0, 30).Select(n => Entry($"{n}", day: (n * 7) % 30))]);
        var chosen = Choose(feed, new PullState());
        Assert.Equal((NewEntries.FirstTime, 20), (chosen.Entries.Length, chosen.Passed));
        Assert.Equal(
            chosen.Entries.Select(e => e.Entry.Item.Published!.Value).Order(),
            chosen.Entries.Select(e => e.Entry.Item.Published!.Value)
        );
        Assert.All(chosen.Entries, e => Assert.True(e.Entry.Item.Published >= s_now.AddDays(-9)));
        Assert.Empty(Choose(feed, After(chosen)).Entries);
        Assert.Equal(25, Choose(feed, After(chosen), backlog: 25).Entries.Length);
    }

    [Theory]
    // The address changes: another spelling of the title in it, another parameter.
    [InlineData("g1", "https://a.example/one", "One", "g1", "https://a.example/one-better", "One", false)]
    // The guid changes at each pull.
    [InlineData("g1", "https://a.example/one", "One", "g2", "https://a.example/one?utm_source=rss", "One", false)]
    [InlineData("g1", "https://a.example/one", "One", "g1", "https://a.example/one", "One, corrected", false)]
    [InlineData("g1", "https://a.example/one", "One", "g2", "https://a.example/two", "One", true)]
    // Every week the same address.
    [InlineData("g1", "https://a.example/", "One", "g2", "https://a.example/", "Two", true)]
    [InlineData("g1", null, "One", "g2", null, "Two", true)]
    [InlineData("g1", null, "One", "g1", null, "One!", false)]
    [InlineData("", null, "One", "", null, "One", false)]
    [InlineData("", null, "One", "", null, "Two", true)]
    public void An_entry_is_new_if_neither_its_guid_nor_its_address_was_there(
        string id,
        string? url,
        string title,
        string idThen,
        string? urlThen,
        string titleThen,
        bool isNew
    )
    {
        var first = Choose(Of(Entry(id, url, title)), new PullState());
        var item = Assert.Single(first.Entries).Item;
        var then = Choose(Of(Entry(idThen, urlThen, titleThen)), After(first), shelf: [item]);
        Assert.Equal(isNew ? 1 : 0, then.Entries.Length);
    }

    [Fact]
    public void Entries_that_share_an_address_or_a_guid_are_told_apart()
    {
        var sameUrl = Choose(
            Of(Entry("1", "https://a.example/p", "A"), Entry("2", "https://a.example/p", "B")),
            new PullState()
        );
        Assert.Equal(2, sameUrl.Entries.Select(e => e.Item).Distinct().Count());
        var sameGuid = Choose(
            Of(Entry("1", "https://a.example/a", "A"), Entry("1", "https://a.example/b", "B")),
            new PullState()
        );
        Assert.Equal(2, sameGuid.Entries.Length);
        Assert.Equal(ContentHash.Of("https://a.example/b"), sameGuid.Entries[0].Item);
        var twice = Choose(
            Of(Entry("1", "https://a.example/a", "A"), Entry("1", "https://a.example/a", "A")),
            new PullState()
        );
        Assert.Single(twice.Entries);
    }

    [Fact]
    public void What_the_shelf_has_or_had_does_not_come_back()
    {
        var feed = Of(Entry("1", "https://a.example/a", "A"), Entry("2", "https://a.example/b", "B"));
        var chosen = Choose(feed, new PullState(), shelf: [ContentHash.Of("https://a.example/a")]);
        Assert.Equal("B", Assert.Single(chosen.Entries).Entry.Item.Title);
        Assert.Equal((0, 4), (chosen.Passed, chosen.Seen.Length));
    }

    [Fact]
    public void What_a_feed_loses_and_finds_again_is_not_new()
    {
        var one = Choose(
            Of(Entry("1", "https://a.example/a", "A"), Entry("2", "https://a.example/b", "B")),
            new PullState()
        );
        var less = Choose(Of(Entry("2", "https://a.example/b", "B")), After(one));
        Assert.Empty(Choose(Of(Entry("1", "https://a.example/a", "A")), After(less)).Entries);
    }

    private static NewEntries Choose(Feed feed, PullState state, int? backlog = null, params ContentHash[] shelf) =>
        NewEntries.Of(s_feed, feed, state, backlog, shelf.Contains, s_now);

    private static PullState After(NewEntries chosen) => new() { ReadAt = s_now, Seen = chosen.Seen };

    private static Feed Of(params FeedEntry[] entries) =>
        new() { SiteUrl = "https://a.example", Entries = [.. entries] };

    private static FeedEntry Entry(string id, string? url = null, string? title = null, int day = 0) =>
        new(
            id,
            new ReadItem(ItemKind.Link)
            {
                Url = url,
                Title = title,
                Published = s_now.AddDays(-day),
            }
        );
}
