using System.Globalization;
using Chela.Reading.Subscriptions;
using Chela.Text;

namespace Chela.Terminals;

/// <summary>Prints the feeds that are followed.</summary>
internal sealed class FeedPrinter(Terminal terminal, TimeZoneInfo zone)
{
    /// <summary>Prints a feed on a line: its id, what it is called, where it is, and when it is asked next.</summary>
    public void Print(FollowedFeed feed, PullState state, DateTimeOffset now)
    {
        var title = feed.Subscription.Title ?? state.Title;
        var name = title is null ? feed.Url : $"{title} ({feed.Url})";
        var hidden = feed.IsPrivate ? " [private]" : "";
        var line = PlainText.OneLine($"{name}{hidden} – {StandingOf(feed, state, now)}");
        terminal.Print($"{terminal.Painted(feed.ShortId, Colour.Cyan)}  {line}");
    }

    private string StandingOf(FollowedFeed feed, PullState state, DateTimeOffset now) =>
        feed.GoneAt is { } gone ? $"gone for good since {Moment(gone)}"
        : state.AskedAt is null ? "not asked yet"
        : $"{ErrorOf(state)}{(PullSchedule.IsDue(state, now) ? "due now" : $"next {Moment(state.Due!.Value)}")}{NewestOf(state)}";

    private static string ErrorOf(PullState state) =>
        state.Failures == 0 ? ""
        : state.Failures == 1 ? $"failed: {state.Reason}; "
        : $"failed {state.Failures} times: {state.Reason}; ";

    private string NewestOf(PullState state) => state.Newest is { } newest ? $", newest {Moment(newest)[..10]}" : "";

    private string Moment(DateTimeOffset at) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
