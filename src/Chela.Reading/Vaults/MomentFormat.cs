using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Vaults;

/// <summary>
/// A date format of moment.js, in which Obsidian's settings name daily notes: <c>YYYY/MM/YYYY-MM-DD</c>. Reads dates;
/// text in <c>[…]</c> stands for itself. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// Names of months and weekdays may be English or Chinese. Weekdays and weeks are passed over: what week a Sunday
/// belongs to depends on a locale that nobody wrote down, and the other tokens say which day it is.
/// </remarks>
public sealed partial class MomentFormat
{
    private readonly Regex _pattern;
    private readonly string _format;
    private MomentFormat? _name;

    /// <summary>Takes a format as it stands in a setting.</summary>
    /// <param name="format">The format.</param>
    /// <param name="isGuess">
    /// Whether nobody set it: then a weekday must be one, since any title could follow a date.
    /// </param>
    public MomentFormat(string format, bool isGuess = false)
    {
        _format = format;
        var tokens = Token().Matches(format).Select(m => Pattern(m.Value, isGuess));
        _pattern = new Regex($"^{string.Concat(tokens)}$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase);
    }

    /// <summary>What Obsidian uses where nothing is set.</summary>
    public static MomentFormat Default { get; } = new("YYYY-MM-DD");

    /// <summary>The format of the last part of the path alone.</summary>
    public MomentFormat Name =>
        _name ??= _format.LastIndexOf('/') is var slash and >= 0 ? new MomentFormat(_format[(slash + 1)..]) : this;

    /// <summary>
    /// Reads the day that <paramref name="text"/> names. False where it is not of this format, names no day that exists,
    /// or names two.
    /// </summary>
    public bool TryRead(string text, out DateOnly day)
    {
        day = default;
        if (
            _pattern.Match(text) is not { Success: true } match
            || (Agreed(match, "year") ?? 2000 + Agreed(match, "year2")) is not { } year
            || year is < 1 or > 9998
        )
        {
            return false;
        }

        if (Agreed(match, "ordinal") is { } ordinal)
        {
            day = new DateOnly(year, 1, 1).AddDays(Math.Clamp(ordinal, 1, 366) - 1);
            return day.Year == year && day.DayOfYear == ordinal;
        }

        if (
            Agreed(match, "month") is not (>= 1 and <= 12 and var month)
            || Agreed(match, "day") is not (>= 1 and var date)
            || date > DateTime.DaysInMonth(year, month)
        )
        {
            return false;
        }

        day = new DateOnly(year, month, date);
        return true;
    }

    /// <summary>The number that every capture of a group gives, or null where there is none or they differ.</summary>
    private static int? Agreed(Match match, string group)
    {
        var numbers = match.Groups[group].Captures.Select(c => Number(c.Value)).Distinct().ToList();
        return numbers is [var number] ? number : null;
    }

    private static int? Number(string text)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        return MonthNames.NumberOf(text);
    }

    private static string Pattern(string token, bool isGuess) =>
        token switch
        {
            "dddd" or "ddd" when isGuess =>
                "(?:(?:Sun|Mon|Tue|Tues|Wed|Wednes|Thu|Thurs|Fri|Sat|Satur)(?:day)?|(?:星期|周)[日一二三四五六])",
            "YYYY" or "Y" => "(?<year>[0-9]{4})",
            "MMMM" or "MMM" => @"(?<month>\p{L}+|[0-9]{1,2}月)",
            "MM" => "(?<month>[0-9]{2})",
            "M" => "(?<month>[0-9]{1,2})",
            "DDDD" or "DDD" => "(?<ordinal>[0-9]{1,3})",
            "DD" => "(?<day>[0-9]{2})",
            "Do" => "(?<day>[0-9]{1,2})(?:st|nd|rd|th|日)",
            "D" => "(?<day>[0-9]{1,2})",
            "dddd" or "ddd" or "dd" => @"\p{L}+",
            "GGGG" or "gggg" => "[0-9]{4}",
            "YY" => "(?<year2>[0-9]{2})",
            "GG" or "gg" or "WW" or "ww" or "HH" or "mm" or "ss" => "[0-9]{2}",
            "W" or "w" or "H" => "[0-9]{1,2}",
            "Q" or "d" or "e" or "E" => "[0-9]",
            _ when token.StartsWith('[') && token.Length > 1 => Regex.Escape(token[1..^1]),
            _ => Regex.Escape(token),
        };

    [GeneratedRegex(
        @"\[[^\]]*\]|YYYY|YY|Y|GGGG|GG|gggg|gg|Q|MMMM|MMM|MM|M|DDDD|DDD|DD|Do|D|dddd|ddd|dd|d|E|e|WW|W|ww|w|HH|H|mm|ss|.",
        RegexOptions.CultureInvariant | RegexOptions.Singleline
    )]
    private static partial Regex Token();
}
