using System.Collections.Immutable;
using System.Text;
using Chela.Reading.Captures;
using Chela.Reading.Form;
using Chela.Reading.Shelf;
using Chela.Text;
using CsCheck;

namespace Chela.Tests.Shelf;

public sealed class ReadingListTests
{
    private static readonly DateTimeOffset Monday = new(2026, 2, 16, 9, 0, 0, TimeSpan.Zero);

    private static readonly Gen<string?> Words = Gen.OneOf(
        Gen.Const((string?)null),
        Gen.String.Where(s => s.All(c => !char.IsSurrogate(c))).Select(s => (string?)s)
    );

    private static readonly Gen<DateTimeOffset> Moments = Gen.Int[0, 100_000].Select(m => Monday.AddMinutes(m));

    private static readonly Gen<ContentHash> Hashes = Gen.Int[0, 5].Select(i => ContentHash.Of($"{i}"));

    private static readonly Gen<ShelfEvent> Events = Gen.OneOf(
        Gen.Select(Moments, Hashes, Words, Words, Gen.Bool)
            .Select(
                (at, hash, input, header, isPrivate) =>
                    (ShelfEvent)
                        new ShelfEvent.Captured(at, hash, input ?? "-")
                        {
                            Url = "https://example.org/" + hash,
                            Chain = header is null ? [] : [header],
                            Headers = header is null
                                ? ImmutableSortedDictionary<string, string>.Empty
                                : ImmutableSortedDictionary<string, string>.Empty.Add("etag", header),
                            IsPrivate = isPrivate,
                        }
            ),
        Gen.Select(Moments, Hashes, Hashes, Words, Gen.Enum<ItemKind>(), Gen.Bool)
            .Select(
                (at, item, capture, text, kind, isPrivate) =>
                    (ShelfEvent)
                        new ShelfEvent.Saved(at, item, capture, 3, kind)
                        {
                            Title = text,
                            Url = text,
                            Author = text,
                            Site = text,
                            Published = at,
                            Lang = "zh",
                            Note = text,
                            IsPrivate = isPrivate,
                        }
            ),
        Gen.Select(Moments, Hashes, Gen.Enum<ShelfState>().Where(s => s != ShelfState.Unread))
            .Select((at, item, state) => (ShelfEvent)new ShelfEvent.Moved(at, item, state))
    );

    [Fact]
    public void What_is_written_is_read_back() =>
        Events
            .List[0, 12]
            .Sample(events =>
            {
                var (read, problems) = ShelfLog.Read(ShelfLog.Write(events));
                Assert.Empty(problems);
                Assert.Equal(
                    Encoding.UTF8.GetString(ShelfLog.Write(events)),
                    Encoding.UTF8.GetString(ShelfLog.Write(read))
                );
                Assert.Equal(events.Count, read.Length);
            });

    [Fact]
    public void A_log_cut_anywhere_loses_no_more_than_the_line_it_is_cut_in() =>
        Gen.Select(Events.List[1, 6], Gen.Double[0, 1])
            .Sample(
                (events, part) =>
                {
                    var log = ShelfLog.Write(events);
                    var cut = log.AsSpan(0, (int)(log.Length * part));
                    var (read, problems) = ShelfLog.Read(cut);
                    var whole = cut.Count((byte)'\n');
                    Assert.Equal(whole, read.Length);
                    Assert.Equal(cut.Length == 0 || cut[^1] == (byte)'\n' ? 0 : 1, problems.Length);
                }
            );

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{}")]
    [InlineData("""{"v":2,"type":"opened","at":"2026-02-16T09:00:00+00:00","item":"00"}""")]
    [InlineData("""{"v":1,"type":"danced","at":"2026-02-16T09:00:00+00:00"}""")]
    [InlineData("""{"v":1,"type":"saved","at":"2026-02-16T09:00:00+00:00","item":null,"capture":7}""")]
    public void A_line_that_is_no_event_is_told_and_the_rest_goes_on(string line)
    {
        var saved = Encoding.UTF8.GetString(ShelfLog.Write(Saved("a")));
        var (read, problems) = ShelfLog.Read(Encoding.UTF8.GetBytes(saved + line + "\n" + saved));
        Assert.Equal(2, read.Length);
        Assert.Equal(
            "line 2: expected an event of the shelf, found something else",
            Assert.Single(problems).ToString()
        );
    }

    [Fact]
    public void What_is_saved_again_stays_where_it_is_unless_it_was_gone()
    {
        var list = new ReadingList([Saved("a"), Moved("a", ShelfState.Opened), Saved("a", days: 1)]);
        Assert.Equal(ShelfState.Opened, Assert.Single(list.Items).State);
        list.Add(Moved("a", ShelfState.Dropped));
        list.Add(Saved("a", days: 20));
        var back = Assert.Single(list.Items);
        Assert.Equal((ShelfState.Unread, Monday.AddDays(20)), (back.State, back.SavedAt));
    }

    [Fact]
    public void What_was_hidden_stays_hidden_and_what_was_noted_stays_noted()
    {
        var list = new ReadingList([Saved("a") with { Note = "mine", IsPrivate = true }, Saved("a", days: 1)]);
        var item = Assert.Single(list.Items).Saved;
        Assert.Equal(("mine", true), (item.Note, item.IsPrivate));
    }

    [Fact]
    public void Only_what_is_unread_ages()
    {
        var list = new ReadingList([
            Saved("a"),
            Saved("b"),
            Saved("c"),
            Saved("d", days: 20),
            Moved("b", ShelfState.Kept),
            Moved("c", ShelfState.Opened),
        ]);
        var overdue = list.Overdue(Monday.AddDays(30.5), TimeSpan.FromDays(30));
        Assert.Equal([IdOf("a")], overdue.Select(i => i.Id));
    }

    [Fact]
    public void An_item_is_found_by_the_beginning_of_its_id_or_by_any_spelling_of_its_address()
    {
        var list = new ReadingList([Saved("a"), Saved("b")]);
        Assert.Equal("a", Assert.Single(list.Find(IdOf("a").ToString()[..6])).Name);
        Assert.Equal("b", Assert.Single(list.Find("http://www.example.org/b/?utm_source=x#top")).Name);
        Assert.Empty(list.Find(IdOf("a").ToString()[..3]));
        Assert.Empty(list.Find("https://example.org/c"));
    }

    [Theory]
    [InlineData("example.org", true)]
    [InlineData("Example.org", true)]
    [InlineData("org", true)]
    [InlineData("le.org", false)]
    [InlineData("the site", true)]
    public void A_source_is_a_host_what_is_below_it_or_a_site(string source, bool included)
    {
        var item = Assert.Single(new ReadingList([Saved("a") with { Site = "The Site" }]).Items);
        Assert.Equal(
            included,
            new ShelfFilter(null, null, source, null, IsAll: false).Includes(item, TimeZoneInfo.Utc)
        );
    }

    [Fact]
    public void The_week_is_that_of_the_owners_zone()
    {
        var late = new ShelfEvent.Saved(
            new DateTimeOffset(2026, 2, 15, 23, 0, 0, TimeSpan.Zero),
            IdOf("a"),
            IdOf("a"),
            0,
            ItemKind.Article
        );
        var item = Assert.Single(new ReadingList([late]).Items);
        Assert.Equal(new IsoWeek(2026, 7), item.WeekIn(TimeZoneInfo.Utc));
        Assert.Equal(new IsoWeek(2026, 8), item.WeekIn(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")));
    }

    private static ContentHash IdOf(string name) => ContentHash.Of($"https://example.org/{name}");

    private static ShelfEvent.Saved Saved(string name, int days = 0) =>
        new(Monday.AddDays(days), IdOf(name), ContentHash.Of(name), 0, ItemKind.Article)
        {
            Url = $"https://example.org/{name}",
            Title = name,
        };

    private static ShelfEvent.Moved Moved(string name, ShelfState state) => new(Monday, IdOf(name), state);
}
