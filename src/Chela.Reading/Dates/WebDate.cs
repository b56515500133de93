using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Dates;

/// <summary>
/// Dates as feeds, exports, documents and pages write them: RFC 3339 and ISO 8601, RFC 822 with and without weekday, with two digits for a
/// year and named zones, asctime, access logs, dates in words, seconds since 1970. A time without a zone is UTC, as is a
/// day without a time.
/// </summary>
public static partial class WebDate
{
    private const int Longest = 100;

    private static readonly FrozenDictionary<string, int> Months = new Dictionary<string, int>
    {
        ["jan"] = 1,
        ["ene"] = 1,
        ["feb"] = 2,
        ["fév"] = 2,
        ["mar"] = 3,
        ["mär"] = 3,
        ["mrz"] = 3,
        ["apr"] = 4,
        ["avr"] = 4,
        ["abr"] = 4,
        ["may"] = 5,
        ["mai"] = 5,
        ["jun"] = 6,
        ["jul"] = 7,
        ["aug"] = 8,
        ["aoû"] = 8,
        ["ago"] = 8,
        ["sep"] = 9,
        ["oct"] = 10,
        ["okt"] = 10,
        ["nov"] = 11,
        ["dec"] = 12,
        ["dez"] = 12,
        ["déc"] = 12,
        ["dic"] = 12,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Zones by name, in minutes east; what RFC 822 names, and what stands in feeds beyond it.</summary>
    private static readonly FrozenDictionary<string, int> Zones = new Dictionary<string, int>
    {
        ["est"] = -300,
        ["edt"] = -240,
        ["cst"] = -360,
        ["cdt"] = -300,
        ["mst"] = -420,
        ["mdt"] = -360,
        ["pst"] = -480,
        ["pdt"] = -420,
        ["akst"] = -540,
        ["akdt"] = -480,
        ["hst"] = -600,
        ["brt"] = -180,
        ["bst"] = 60,
        ["wet"] = 0,
        ["west"] = 60,
        ["cet"] = 60,
        ["cest"] = 120,
        ["mez"] = 60,
        ["mesz"] = 120,
        ["eet"] = 120,
        ["eest"] = 180,
        ["msk"] = 180,
        ["ist"] = 330,
        ["sgt"] = 480,
        ["hkt"] = 480,
        ["awst"] = 480,
        ["jst"] = 540,
        ["kst"] = 540,
        ["aest"] = 600,
        ["aedt"] = 660,
        ["nzst"] = 720,
        ["nzdt"] = 780,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Reads a date; null if it is none, or if two days could be meant.</summary>
    public static DateTimeOffset? Parse(string? written)
    {
        var text = written?.Trim();
        if (text is null or { Length: 0 or > Longest })
        {
            return null;
        }

        if (text.Length is >= 9 and <= 17 && text.All(char.IsAsciiDigit) && text.Length != 14)
        {
            return Unix(long.Parse(text, CultureInfo.InvariantCulture));
        }

        return Iso().Match(text) is { Success: true } iso ? ReadIso(iso) : ReadWords(text);
    }

    /// <summary>A moment in seconds, milliseconds or microseconds since 1970, by its size; null for one that cannot be meant.</summary>
    public static DateTimeOffset? Unix(long count) =>
        count switch
        {
            <= 0 => null,
            < 10_000_000_000 => DateTimeOffset.FromUnixTimeSeconds(count),
            < 10_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(count),
            < 10_000_000_000_000_000 => DateTimeOffset.FromUnixTimeMilliseconds(count / 1000),
            _ => null,
        };

    private static DateTimeOffset? ReadIso(Match iso)
    {
        var time = iso.Groups["time"].Success ? ReadTime(iso.Groups["time"].Value) : TimeSpan.Zero;
        return time is null
            ? null
            : Make(
                Number(iso.Groups["year"].Value),
                iso.Groups["month"].Success ? Number(iso.Groups["month"].Value) : 1,
                iso.Groups["day"].Success ? Number(iso.Groups["day"].Value) : 1,
                time.Value,
                ReadZone(iso.Groups["zone"].Value)
            );
    }

    private static DateTimeOffset? ReadWords(string text)
    {
        var (year, month, day) = (-1, 0, 0);
        TimeSpan? time = null;
        var zone = 0;
        var (isMorning, isEvening) = (false, false);
        foreach (Match token in Token().Matches(text))
        {
            var value = Casing.ToLower(token.Value);
            if (token.Groups["time"].Success)
            {
                time ??= ReadTime(value);
            }
            else if (token.Groups["zone"].Success && (time is not null || year > 31))
            {
                zone = ReadZone(value);
            }
            else if (token.Groups["word"].Success)
            {
                (isMorning, isEvening) = (isMorning || value == "am", isEvening || value == "pm");
                month = month == 0 && value.Length >= 3 ? MonthOfLower(value) : month;
                zone = Zones.GetValueOrDefault(value, zone);
            }
            else if (token.Groups["number"].Success)
            {
                var number = Number(value);
                if (value.Length >= 3 && year < 0)
                {
                    year = number;
                }
                else if (value.Length == 4 && time is null)
                {
                    time = ReadTime(value.Insert(2, ":"));
                }
                else if (day == 0)
                {
                    day = number;
                }
                else if (year < 0)
                {
                    // RFC 2822, section 4.3.
                    year = number + (number < 50 ? 2000 : 1900);
                }
            }
        }

        var hours = time ?? TimeSpan.Zero;
        hours = isEvening && hours.Hours < 12 ? hours + TimeSpan.FromHours(12) : hours;
        hours = isMorning && hours.Hours == 12 ? hours - TimeSpan.FromHours(12) : hours;
        return month > 0 && year > 0 ? Make(year, month, Math.Max(day, 1), hours, zone) : null;
    }

    /// <summary>The month that a word names, in several languages, by how it begins; 0 for any other word.</summary>
    /// <param name="word">Three letters or more.</param>
    internal static int MonthOf(string word) => MonthOfLower(Casing.ToLower(word));

    private static int MonthOfLower(string word) =>
        word.StartsWith("juin", StringComparison.Ordinal) ? 6
        : word.StartsWith("juil", StringComparison.Ordinal) ? 7
        : Months.GetValueOrDefault(word[..3]);

    /// <summary>A moment out of its parts; null if there is no such day.</summary>
    /// <param name="year">From 1.</param>
    /// <param name="month">From 1.</param>
    /// <param name="day">From 1.</param>
    /// <param name="time">The time of the day.</param>
    /// <param name="zone">Minutes east.</param>
    internal static DateTimeOffset? Make(int year, int month, int day, TimeSpan time, int zone)
    {
        if (year is < 1 or > 9998 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return null;
        }

        var offset = TimeSpan.FromMinutes(Math.Abs(zone) <= 14 * 60 ? zone : 0);
        var moment = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + time;
        return moment.Ticks - offset.Ticks < 0 ? null : new DateTimeOffset(moment, offset);
    }

    /// <summary>A time of the day, up to 24:00; a leap second is the one before it.</summary>
    internal static TimeSpan? ReadTime(string written)
    {
        var parts = Clock().Match(written);
        if (!parts.Success)
        {
            return null;
        }

        var (hour, minute) = (Number(parts.Groups[1].Value), Number(parts.Groups[2].Value));
        var second = parts.Groups[3].Success ? Math.Min(59, Number(parts.Groups[3].Value)) : 0;
        var fraction = parts.Groups[4].Success
            ? double.Parse("0." + parts.Groups[4].Value, CultureInfo.InvariantCulture)
            : 0;
        return hour > 24 || minute > 59 || (hour == 24 && minute > 0)
            ? null
            : new TimeSpan(hour, minute, second) + TimeSpan.FromMilliseconds(Math.Floor(fraction * 1000));
    }

    /// <summary>Minutes east of a zone by name or offset; 0 for one that is not known.</summary>
    internal static int ReadZone(string written)
    {
        var zone = Casing.ToLower(written.Trim());
        if (zone is not ['+' or '-', _, _, ..])
        {
            return Zones.GetValueOrDefault(zone);
        }

        var digits = zone[1..].Replace(":", "", StringComparison.Ordinal).PadRight(4, '0');
        var minutes = (Number(digits[..2]) * 60) + Number(digits[2..4]);
        return zone[0] == '-' ? -minutes : minutes;
    }

    /// <summary>The number; -1 if it is none.</summary>
    internal static int Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(
        @"^(?<year>[0-9]{4})(?:年|-|/|\.)?(?:(?<month>(?<=[-/.年])[0-9]{1,2}|[0-9]{2})(?:(?:月|-|/|\.)?(?<day>(?<=[-/.月])[0-9]{1,2}|[0-9]{2})日?)?)?(?:(?:T|\s|,|;)+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,12})?)?|[0-9]{6}|[0-9]{4}))?(?:\s*(?<zone>Z|[A-Za-z]{2,4}|[+-][0-9]{2}(?::?[0-9]{2})?))?\s*(?:\([^)]*\))?$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Iso();

    [GeneratedRegex(@"^([0-9]{1,2}):?([0-9]{2})(?::?([0-9]{2})(?:[.,]([0-9]+))?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Clock();

    [GeneratedRegex(
        @"(?<time>\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,12})?)?)|(?<zone>(?<=\s|T|[0-9A-Z])[+-][0-9]{2}:?[0-9]{2}\b)|(?<number>[0-9]{1,9})|(?<word>\p{L}+)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Token();
}
