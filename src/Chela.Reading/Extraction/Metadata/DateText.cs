using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>Reads dates as pages write them.</summary>
internal static partial class DateText
{
    /// <summary>A longer text is no date.</summary>
    private const int MaxLength = 80;

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    /// <summary>The moment; a day without a time is midnight UTC, a time without a zone is UTC. Null if it is none.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is null || text.Length > MaxLength)
        {
            return null;
        }

        if (Iso().Match(text) is { Success: true } iso)
        {
            return Made(Number(iso, 1), Number(iso, 2), Number(iso, 3), iso.Groups["time"]);
        }

        if (MonthFirst().Match(text) is { Success: true } month)
        {
            return Made(Number(month, "year"), MonthOf(month), Number(month, "day"), month.Groups["time"]);
        }

        return DayFirst().Match(text) is { Success: true } day
            ? Made(Number(day, "year"), MonthOf(day), Number(day, "day"), day.Groups["time"])
            : null;
    }

    private static DateTimeOffset? Made(int year, int month, int day, Group time)
    {
        if (year is < 1900 or > 2200 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var date = new DateTimeOffset(year, month, day, 0, 0, 0, TimeSpan.Zero);
        if (!time.Success || Time().Match(time.Value) is not { Success: true } parts)
        {
            return date;
        }

        var (hour, minute) = (Number(parts, "hour"), Number(parts, "minute"));
        if (parts.Groups["half"].Value is { Length: > 0 } half)
        {
            hour = hour % 12 + (half[0] is 'p' or 'P' ? 12 : 0);
        }

        if (hour > 23 || minute > 59)
        {
            return date;
        }

        var second = parts.Groups["second"].Success ? Math.Min(59, Number(parts, "second")) : 0;
        var zone = TimeSpan.Zero;
        if (parts.Groups["sign"].Success)
        {
            zone =
                new TimeSpan(Number(parts, "zh"), Number(parts, "zm"), 0)
                * (parts.Groups["sign"].Value == "+" ? 1 : -1);
        }

        return zone.Duration() <= TimeSpan.FromHours(14)
            ? new DateTimeOffset(year, month, day, hour, minute, second, zone)
            : date;
    }

    private static int Number(Match match, string group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static int Number(Match match, int group) =>
        int.TryParse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    private static int MonthOf(Match match) =>
        1 + Array.FindIndex(Months, m => match.Groups["month"].Value.StartsWith(m, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(
        @"(?<![0-9])([0-9]{4})[-/.年]\s?([0-9]{1,2})[-/.月]\s?([0-9]{1,2})日?(?<time>[T\s]+.*)?|(?<![0-9])(?<1>20[0-9]{2})(?<2>[01][0-9])(?<3>[0-3][0-9])(?![0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Iso();

    [GeneratedRegex(
        @"\b(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})(?<time>.*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex MonthFirst();

    [GeneratedRegex(
        @"\b(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\.?\s+(?<month>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,?\s+(?<year>[0-9]{4})(?<time>.*)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"(?<hour>[0-9]{1,2}):(?<minute>[0-9]{2})(?::(?<second>[0-9]{2})(?:\.[0-9]{1,9})?)?\s?(?<half>[ap]\.?m)?\s?(?:Z|UTC|GMT)?(?:(?<sign>[+-])(?<zh>[0-9]{2}):?(?<zm>[0-9]{2})?)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Time();
}
