using System.Buffers;
using System.Globalization;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>
/// Works out the day and time that the parts of a pattern say. Nothing is guessed: what may mean two times, or has passed, is
/// a question.
/// </summary>
internal static class WhenReader
{
    private const int FirstPlainHour = 7;
    private const int DaysOfWeek = 7;
    private const int Noon = 12;

    // What is said for a longer time than this was not meant as a reminder.
    private const int MostDays = 3660;

    // What of a written time says which half of the day it lies in.
    private static readonly SearchValues<char> s_partSigns = SearchValues.Create("午早晨晚夜傍m");

    private static readonly string[] s_days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The time as <c>2026-11-30T09:00</c>, or the day alone where no time was said; else what has to be asked.</summary>
    public static (string? Written, RuleQuestion Question) Read(PatternMatch match, DateTimeOffset now)
    {
        var local = now.DateTime;
        if (match.Folded("iso") is { } iso)
        {
            var at = DateTime.ParseExact(iso, "yyyy-MM-dd't'HH:mm", CultureInfo.InvariantCulture);
            return at > local ? (Write(at), default) : (null, RuleQuestion.Passed);
        }

        if (SpanOf(match) is { } span)
        {
            return (Write(local.AddTicks(-(local.Ticks % TimeSpan.TicksPerMinute)) + span), default);
        }

        var (clock, question) = ClockOf(match);
        if (question != default)
        {
            return (null, question);
        }

        (var day, question) = DayOf(match, DateOnly.FromDateTime(local));
        if (question != default)
        {
            return (null, question);
        }

        return (day, clock) switch
        {
            (null, null) => (null, RuleQuestion.When),
            ({ } only, null) when only == DateOnly.FromDateTime(local) => (null, RuleQuestion.WhichTime),
            ({ } only, null) => (only.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), default),
            var (on, at) => (on ?? DateOnly.FromDateTime(local)).ToDateTime(at.Value) is var time && time > local
                ? (Write(time), default)
                : (null, RuleQuestion.Passed),
        };
    }

    private static string Write(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

    private static TimeSpan? SpanOf(PatternMatch match)
    {
        var half = match.Has("halfhour") ? TimeSpan.FromMinutes(30) : TimeSpan.Zero;
        return CountOf(match, "minutes") is { } minutes ? TimeSpan.FromMinutes(minutes)
            : CountOf(match, "hours") is { } hours ? TimeSpan.FromHours(hours) + half
            : half > TimeSpan.Zero ? half
            : null;
    }

    /// <summary>The number before a unit; null if the unit was not named.</summary>
    private static int? CountOf(PatternMatch match, string unit) =>
        match.Has(unit) ? RuleNumbers.Of(match.Folded("count") ?? "") : null;

    private static (TimeOnly? Clock, RuleQuestion Question) ClockOf(PatternMatch match)
    {
        var isSure = false;
        int hour,
            minute = 0;
        if (match.Folded("time") is { } written && WrittenTime.TryRead(written, 0, out var time))
        {
            if (written == "midnight")
            {
                return (null, RuleQuestion.WhichDay);
            }

            (hour, minute) = (time.Hour, time.Minute);
            isSure = written[0] is '0' or > '\u7FFF' || written.AsSpan().ContainsAny(s_partSigns);
        }
        else if (RuleNumbers.Of(match.Folded("hour") ?? "") is { } said)
        {
            hour = said;
        }
        else
        {
            return match.Has("noon") ? (new TimeOnly(Noon, 0), default)
                : match.Has("part") ? (null, RuleQuestion.WhichTime)
                : (null, default);
        }

        (hour, minute) =
            match.Has("half") ? (hour, 30)
            : match.Has("quarterpast") ? (hour, 15)
            : match.Has("quarterto") ? (hour - 1, 45)
            : (hour, minute);
        if (hour is < 0 or > 23)
        {
            return (null, RuleQuestion.WhichTime);
        }

        if (match.Has("part"))
        {
            return PlaceOf(match, hour) is { } placed
                ? (new TimeOnly(placed, minute), default)
                : (null, RuleQuestion.WhichHalf);
        }

        return isSure || hour is 0 or >= FirstPlainHour
            ? (new TimeOnly(hour, minute), default)
            : (null, RuleQuestion.WhichHalf);
    }

    /// <summary>The hour in the part of the day that was named; null if it does not lie there.</summary>
    private static int? PlaceOf(PatternMatch match, int hour) =>
        match.Has("morning")
            ? hour is >= 1 and < Noon
                ? hour
                : null
            : match.Has("noon")
                ? hour is 11 or 12
                    ? hour
                    : hour is 1
                        ? 13
                        : null
                : match.Has("afternoon")
                    ? hour is Noon or (> Noon and < 19)
                        ? hour
                        : hour is >= 1 and <= 6
                            ? hour + Noon
                            : null
                    : hour is >= 17 and <= 23
                        ? hour
                        : hour is >= 5 and <= 11
                            ? hour + Noon
                            : null;

    private static (DateOnly? Day, RuleQuestion Question) DayOf(PatternMatch match, DateOnly today)
    {
        if (match.Folded("date") is { } written && WrittenDate.TryRead(written, 0, out var date))
        {
            return date.IsAmbiguous ? (null, RuleQuestion.WhichDay) : On(date, today);
        }

        if (match.Folded("weekday") is { } named)
        {
            return Weekday(match, named, today);
        }

        int? days =
            match.Has("today") ? 0
            : match.Has("thirdday") ? 3
            : match.Has("secondday") ? 2
            : match.Has("tomorrow") ? 1
            : CountOf(match, "days") is { } count ? count
            : CountOf(match, "weeks") * DaysOfWeek;
        return days > MostDays ? (null, RuleQuestion.WhichDay)
            : days is { } some ? (today.AddDays(some), default)
            : match.Has("vague") ? (null, RuleQuestion.WhichDay)
            : (null, default);
    }

    private static (DateOnly? Day, RuleQuestion Question) On(WrittenDate date, DateOnly today)
    {
        var year = date.Year == 0 ? today.Year : date.Year;
        if (year < 1 || date.Day > DateTime.DaysInMonth(year, date.Month))
        {
            return (null, RuleQuestion.WhichDay);
        }

        var day = new DateOnly(year, date.Month, date.Day);
        return day < today ? (null, RuleQuestion.Passed) : (day, default);
    }

    private static (DateOnly? Day, RuleQuestion Question) Weekday(PatternMatch match, string named, DateOnly today)
    {
        var index = Array.FindIndex(s_days, d => named.StartsWith(d, StringComparison.Ordinal));
        index = index >= 0 ? index : "一二三四五六日天".IndexOf(named[^1], StringComparison.Ordinal);
        index = Math.Min(index, DaysOfWeek - 1);
        var now = ((int)today.DayOfWeek + DaysOfWeek - 1) % DaysOfWeek;
        var inThisWeek = today.AddDays(index - now);
        var coming = index > now ? inThisWeek : inThisWeek.AddDays(DaysOfWeek);
        if (match.Has("weekafternext") || match.Has("nextweek"))
        {
            return (inThisWeek.AddDays(match.Has("weekafternext") ? 2 * DaysOfWeek : DaysOfWeek), default);
        }

        if (match.Has("thisweekday"))
        {
            return index < now ? (null, RuleQuestion.Passed) : (inThisWeek, default);
        }

        // "Next Friday" is the coming one to some, and the one of next week to others.
        var isClear = match.Has("nextweekday") ? index <= now : index != now;
        var isPassed = index < now && named[^1] > '~';
        return isClear && !isPassed ? (coming, default) : (null, RuleQuestion.WhichDay);
    }
}
