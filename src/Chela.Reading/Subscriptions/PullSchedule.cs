using System.Globalization;
using Chela.Reading.Feeds;

namespace Chela.Reading.Subscriptions;

/// <summary>
/// When a feed is asked next: twice in the usual time between its entries, seldom if it sleeps, never more often than it or
/// its server wants, and after errors each time twice as late.
/// </summary>
public static class PullSchedule
{
    /// <summary>No feed is asked more often.</summary>
    public static readonly TimeSpan Shortest = TimeSpan.FromHours(1);

    /// <summary>A feed with new entries is asked at least that often.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromDays(1);

    /// <summary>Every feed is asked at least that often, whatever it wants.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    /// <summary>After errors it is asked at least that often.</summary>
    public static readonly TimeSpan LongestBackoff = TimeSpan.FromDays(3);

    /// <summary>Who pulls every hour on the hour comes a few seconds early now and then.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>The first guess for a feed without dates.</summary>
    private static readonly TimeSpan Guess = TimeSpan.FromHours(6);

    private const int MostDates = 16;
    private const int FewestDates = 3;

    /// <summary>A feed that said nothing for so many days is asked once in one of them.</summary>
    private const int Sleepiness = 30;

    /// <summary>Whether it is time.</summary>
    public static bool IsDue(PullState state, DateTimeOffset now) =>
        !IsHeldOff(state, now) && (state.Due is not { } due || now + Tolerance >= due);

    /// <summary>Whether its server wants to be left alone.</summary>
    public static bool IsHeldOff(PullState state, DateTimeOffset now) => state.NotBefore > now;

    /// <summary>The state after a pull that gave a feed.</summary>
    public static PullState Read(PullState state, Feed feed, bool hasNew, string? cacheControl, DateTimeOffset now)
    {
        // What is dated later is an announcement or a mistake.
        var dates = feed
            .Entries.Select(e => e.Item.Published)
            .OfType<DateTimeOffset>()
            .Where(d => d <= now)
            .OrderDescending()
            .Take(MostDates)
            .ToList();
        return Settle(
            state with
            {
                Gap = GapOf(dates),
                Newest = dates is [var newest, ..] ? newest : null,
                Wish = feed.Interval,
                SkipHours = feed.SkipHours,
                SkipDays = feed.SkipDays,
            },
            hasNew,
            cacheControl,
            now
        );
    }

    /// <summary>The state after a pull that found nothing changed.</summary>
    public static PullState Unchanged(PullState state, string? cacheControl, DateTimeOffset now) =>
        Settle(state, hasNew: false, cacheControl, now);

    /// <summary>The state after a pull that failed.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="reason">Why.</param>
    /// <param name="notBefore">When the server wants to be asked again; null if it does not say.</param>
    /// <param name="now">When it failed.</param>
    public static PullState Failed(PullState state, string reason, DateTimeOffset? notBefore, DateTimeOffset now)
    {
        var failures = Math.Min(state.Failures, 1000) + 1;
        var wait = Shortest * Math.Pow(2, Math.Min(failures, 16) - 1);
        var due = now + (wait < LongestBackoff ? wait : LongestBackoff);
        var latest = now + Longest;
        var wanted = notBefore > latest ? latest : notBefore;
        return state with
        {
            AskedAt = now,
            Failures = failures,
            Reason = reason,
            NotBefore = wanted,
            Due = wanted > due ? wanted : due,
        };
    }

    private static PullState Settle(PullState state, bool hasNew, string? cacheControl, DateTimeOffset now)
    {
        var rhythm =
            state.Gap is { } gap ? Clamp(gap / 2, Shortest, Usual)
            : state.Interval is { } before ? Clamp(hasNew ? before / 2 : before * 1.5, Shortest, Usual)
            : Guess;
        var sleep = state.Newest is { } newest ? (now - newest) / Sleepiness : TimeSpan.Zero;
        var wish = state.Wish ?? TimeSpan.Zero;
        var fresh = Clamp(FreshFor(cacheControl), TimeSpan.Zero, Usual);
        var interval = Clamp(Max(Max(rhythm, sleep), Max(wish, fresh)), Shortest, Longest);
        return state with
        {
            AskedAt = now,
            ReadAt = now,
            Failures = 0,
            Reason = null,
            NotBefore = null,
            Interval = interval,
            Due = Awake(now + interval, state),
        };
    }

    /// <summary>The middle one of the times between entries: a day with ten of them does not make a daily ten.</summary>
    private static TimeSpan? GapOf(List<DateTimeOffset> dates)
    {
        if (dates.Count < FewestDates)
        {
            return null;
        }

        var gaps = dates.Zip(dates.Skip(1), (later, earlier) => later - earlier).Order().ToList();
        return gaps[gaps.Count / 2];
    }

    /// <summary>RFC 9111, section 5.2.2.1.</summary>
    private static TimeSpan FreshFor(string? cacheControl)
    {
        foreach (var directive in cacheControl?.Split(',') ?? [])
        {
            if (
                directive.Trim() is ['m' or 'M', ..] text
                && text.StartsWith("max-age=", StringComparison.OrdinalIgnoreCase)
                && int.TryParse(
                    text.AsSpan(8).Trim('"'),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seconds
                )
            )
            {
                return TimeSpan.FromSeconds(seconds);
            }
        }

        return TimeSpan.Zero;
    }

    /// <summary>The first moment from then on at which the feed does not want to be left alone: within a week, for not all of it is named.</summary>
    private static DateTimeOffset Awake(DateTimeOffset due, PullState state)
    {
        var utc = due.ToUniversalTime();
        for (var hours = 0; hours < 8 * 24; hours++)
        {
            if (!state.SkipHours.Contains(utc.Hour) && !state.SkipDays.Contains(utc.DayOfWeek))
            {
                return utc;
            }

            utc = new DateTimeOffset(utc.Year, utc.Month, utc.Day, utc.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
        }

        return due;
    }

    private static TimeSpan Max(TimeSpan a, TimeSpan b) => a > b ? a : b;

    private static TimeSpan Clamp(TimeSpan time, TimeSpan least, TimeSpan most) =>
        time < least ? least
        : time > most ? most
        : time;
}
