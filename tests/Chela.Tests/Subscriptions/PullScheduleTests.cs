using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Subscriptions;

namespace Chela.Tests.Subscriptions;

public sealed class PullScheduleTests
{
    private static readonly DateTimeOffset s_now = new(2026, 2, 20, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.2, 1)]
    [InlineData(8, 4)]
    [InlineData(24, 12)]
    [InlineData(24 * 7, 24)]
    [InlineData(24 * 30, 24)]
    [InlineData(24 * 60, 48)]
    [InlineData(24 * 900, 24 * 7)]
    public void It_is_asked_twice_between_its_entries_and_seldom_if_it_sleeps(double hoursBetween, double hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), After(Feed(hoursBetween)).Interval);

    [Theory]
    [InlineData("max-age=7200", null, 2)]
    [InlineData("public, MAX-AGE=99999999", null, 24)]
    [InlineData("no-cache", null, 1)]
    [InlineData("max-age=-1, s-maxage=9", null, 1)]
    [InlineData(null, 3, 3)]
    [InlineData("max-age=7200", 3, 3)]
    [InlineData(null, 9999, 24 * 7)]
    public void It_is_never_asked_more_often_than_it_or_its_server_wants(string? cacheControl, int? wish, double hours)
    {
        var feed = Feed(0.5) with { Interval = wish is { } some ? TimeSpan.FromHours(some) : null };
        Assert.Equal(TimeSpan.FromHours(hours), After(feed, cacheControl).Interval);
    }

    [Fact]
    public void It_is_left_alone_in_the_hours_and_on_the_days_that_it_names()
    {
        var feed = Feed(2) with { SkipHours = [13, 14], SkipDays = [DayOfWeek.Saturday] };
        Assert.Equal(new DateTimeOffset(2026, 2, 20, 15, 0, 0, TimeSpan.Zero), After(feed).Due);
        feed = feed with { Interval = TimeSpan.FromHours(13) };
        Assert.Equal(new DateTimeOffset(2026, 2, 22, 0, 0, 0, TimeSpan.Zero), After(feed).Due);
    }

    [Fact]
    public void Without_dates_it_is_asked_more_often_when_something_came_and_less_when_not()
    {
        var feed = new Feed { Entries = [new FeedEntry("1", new ReadItem(ItemKind.Link))] };
        var state = PullSchedule.Read(new PullState(), feed, hasNew: true, null, s_now);
        Assert.Equal(TimeSpan.FromHours(6), state.Interval);
        state = PullSchedule.Read(state, feed, hasNew: true, null, s_now);
        Assert.Equal(TimeSpan.FromHours(3), state.Interval);
        state = PullSchedule.Unchanged(state, null, s_now);
        Assert.Equal(TimeSpan.FromHours(4.5), state.Interval);
        for (var n = 0; n < 20; n++)
        {
            state = PullSchedule.Unchanged(state, null, s_now);
        }

        Assert.Equal(TimeSpan.FromHours(24), state.Interval);
    }

    [Fact]
    public void Errors_double_the_wait_up_to_a_bound_and_the_server_has_the_last_word()
    {
        var state = new PullState();
        var hours = new List<double>();
        for (var n = 0; n < 40; n++)
        {
            state = PullSchedule.Failed(state, "no", null, s_now);
            hours.Add((state.Due!.Value - s_now).TotalHours);
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 72, 72], hours.Take(9));
        Assert.Equal(72, hours[^1]);
        state = PullSchedule.Failed(state, "no", s_now.AddDays(5), s_now);
        Assert.Equal((s_now.AddDays(5), 41), (state.Due, state.Failures));
        Assert.True(PullSchedule.IsHeldOff(state, s_now.AddDays(4)));
        Assert.Equal(s_now.AddDays(7), PullSchedule.Failed(state, "no", s_now.AddYears(9), s_now).Due);
        state = PullSchedule.Unchanged(state, null, s_now);
        Assert.Equal((0, null, null), (state.Failures, state.Reason, state.NotBefore));
    }

    [Fact]
    public void It_is_due_from_its_time_on_with_a_little_tolerance()
    {
        Assert.True(PullSchedule.IsDue(new PullState(), s_now));
        Assert.True(PullSchedule.IsDue(new PullState { Due = s_now.AddMinutes(4) }, s_now));
        Assert.False(PullSchedule.IsDue(new PullState { Due = s_now.AddMinutes(6) }, s_now));
        Assert.False(PullSchedule.IsDue(new PullState { Due = s_now, NotBefore = s_now.AddMinutes(1) }, s_now));
    }

    [Fact]
    public void The_state_is_kept_whole_and_what_is_none_is_none()
    {
        var state = After(
            Feed(2) with
            {
                SkipHours = [1],
                SkipDays = [DayOfWeek.Monday],
                Interval = TimeSpan.FromDays(1),
            }
        ) with
        {
            ETag = "\"x\"",
            LastModified = "then",
            Body = Chela.Text.ContentHash.Of("b"),
            Title = "标题",
            SiteUrl = "https://a.example/",
            Problem = "p",
            Reason = "r",
            Failures = 3,
            NotBefore = s_now,
            Seen = ["a", "b"],
        };
        var read = PullStateForm.Parse(PullStateForm.Write(state))!;
        Assert.Equal(
            state with
            {
                Seen = [],
                SkipHours = [],
                SkipDays = [],
            },
            read with
            {
                Seen = [],
                SkipHours = [],
                SkipDays = [],
            }
        );
        Assert.Equal(state.Seen, read.Seen);
        Assert.Equal((state.SkipHours[0], state.SkipDays[0]), (read.SkipHours[0], read.SkipDays[0]));
        foreach (var bad in new[] { "", "{", "[]", "{\"v\":2}", "null", "{\"v\":1,\"due\":\"x\"}" })
        {
            Assert.Null(PullStateForm.Parse(System.Text.Encoding.UTF8.GetBytes(bad)));
        }

        Assert.NotNull(PullStateForm.Parse("{\"v\":1,\"interval\":1e300,\"seen\":[null],\"skipHours\":null}"u8));
    }

    private static PullState After(Feed feed, string? cacheControl = null) =>
        PullSchedule.Read(new PullState(), feed, hasNew: true, cacheControl, s_now);

    private static Feed Feed(double hoursBetween) =>
        new()
        {
            Entries =
            [
                // What is announced for later does not count.
                new FeedEntry("f", new ReadItem(ItemKind.Link) { Published = s_now.AddDays(9) }),
                .. Enumerable
                    .Range(1, 5)
                    .Select(n => new FeedEntry(
                        $"{n}",
                        new ReadItem(ItemKind.Link) { Published = s_now.AddHours(-n * hoursBetween) }
                    )),
            ],
        };
}
