using System.Globalization;
using Chela.Text.Written;

namespace Chela.Agent.Rules;

/// <summary>Works out the ISO week that the parts of a pattern say.</summary>
internal static class WeekNamed
{
    private const int DaysOfWeek = 7;

    /// <summary>The week as <c>2026-W48</c>; else null: it has not begun, or there is none such.</summary>
    public static string? Read(PatternMatch match, DateTimeOffset now)
    {
        var today = DateOnly.FromDateTime(now.DateTime);
        if (match.Folded("date") is { } written && WrittenDate.TryRead(written, 0, out var date))
        {
            var ofYear = date.Year == 0 ? today.Year : date.Year;
            return
                !date.IsAmbiguous
                && ofYear is > 0
                && date.Day <= DateTime.DaysInMonth(ofYear, date.Month)
                && new DateOnly(ofYear, date.Month, date.Day) is var day
                && day <= today
                ? Of(day)
                : null;
        }

        var code = match.Folded("yearweek");
        if ((code?[4..] ?? match.Folded("weekno")) is not { } number)
        {
            int? back =
                match.Has("beforelast") ? 2
                : match.Has("lastweek") ? 1
                : match.Has("thisweek") ? 0
                : null;
            return back is { } weeks ? Of(today.AddDays(-weeks * DaysOfWeek)) : null;
        }

        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        var week = RuleNumbers.Of(number) ?? (digits.Length is 1 or 2 ? RuleNumbers.Of(digits) : null);
        var year = (code ?? match.Folded("year")) is { } said
            ? int.Parse(said.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture)
            : ISOWeek.GetYear(now.DateTime);
        return
            week is { } of
            && year is >= 1000 and <= 9998
            && of >= 1
            && of <= ISOWeek.GetWeeksInYear(year)
            && ISOWeek.ToDateTime(year, of, DayOfWeek.Monday) <= now.DateTime
            ? Write(year, of)
            : null;
    }

    private static string Of(DateOnly day)
    {
        var time = day.ToDateTime(TimeOnly.MinValue);
        return Write(ISOWeek.GetYear(time), ISOWeek.GetWeekOfYear(time));
    }

    private static string Write(int year, int week) =>
        string.Create(CultureInfo.InvariantCulture, $"{year:0000}-W{week:00}");
}
