using System.Text.RegularExpressions;

namespace Chela.Reading.Dates;

/// <summary>Finds the date in a line of a page, which may say more: <c>Published on February 3rd, 2026 at 4:05 pm</c>.</summary>
internal static partial class DateInText
{
    /// <summary>A longer line is a text, in characters.</summary>
    private const int MaxLength = 80;

    /// <summary>The first date with its day, month and year; else the line as a date. Null if it has none.</summary>
    public static DateTimeOffset? Find(string? line)
    {
        if (line is null || line.Length > MaxLength)
        {
            return null;
        }

        foreach (var pattern in (Regex[])[ByNumbers(), MonthFirst(), DayFirst()])
        {
            var found = pattern.Match(line);
            var month = found.Groups["name"] is { Success: true } name
                ? WebDate.MonthOf(name.Value)
                : WebDate.Number(found.Groups["month"].Value);
            if (found.Success && month > 0)
            {
                return Within(
                    WebDate.Make(
                        WebDate.Number(found.Groups["year"].Value),
                        month,
                        WebDate.Number(found.Groups["day"].Value),
                        TimeIn(line[(found.Index + found.Length)..], out var zone),
                        zone
                    )
                );
            }
        }

        return line.Length <= MaxLength / 2 ? Within(WebDate.Parse(line)) : null;
    }

    /// <summary>A number that is no year of a page makes no date.</summary>
    private static DateTimeOffset? Within(DateTimeOffset? date) => date?.Year is >= 1900 and <= 2200 ? date : null;

    private static TimeSpan TimeIn(string rest, out int zone)
    {
        zone = 0;
        if (
            Time().Match(rest) is not { Success: true } found
            || WebDate.ReadTime(found.Groups["time"].Value) is not { } time
        )
        {
            return TimeSpan.Zero;
        }

        zone = WebDate.ReadZone(found.Groups["zone"].Value);
        return found.Groups["half"].Value is not [var half, ..] ? time
            : half is 'p' or 'P' ? (time.Hours < 12 ? time + TimeSpan.FromHours(12) : time)
            : time.Hours == 12 ? time - TimeSpan.FromHours(12)
            : time;
    }

    [GeneratedRegex(
        @"(?<![0-9])(?:(?<year>[0-9]{4})[-/.年]\s?(?<month>[0-9]{1,2})[-/.月]\s?(?<day>[0-9]{1,2})日?(?![0-9])|(?<year>20[0-9]{2})(?<month>[01][0-9])(?<day>[0-3][0-9])(?![0-9]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ByNumbers();

    [GeneratedRegex(
        @"(?<!\p{L})(?<name>(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})\.?\s+(?<day>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+(?<year>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex MonthFirst();

    /// <summary>Also as other languages of Europe write it: <c>3. März 2026</c>, <c>1er mars 2026</c>, <c>5 de mayo de 2026</c>.</summary>
    [GeneratedRegex(
        @"(?<![0-9])(?<day>[0-9]{1,2})(?:st|nd|rd|th|er|º|\.)?\s+(?:(?:of|de)\s+)?(?<name>\p{L}{3,10})\.?,?\s+(?:de\s+)?(?<year>[0-9]{4})(?![0-9])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex DayFirst();

    [GeneratedRegex(
        @"^\D{0,12}?(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?)\s?(?<half>[ap]\.?m\b)?\.?\s?(?<zone>Z|[A-Z]{2,4}|[+-][0-9]{2}(?::?[0-9]{2})?)?",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Time();
}
