using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Notes;

namespace Chela.Reading.Vaults;

/// <summary>The day a note was begun, by its name or else by its front matter.</summary>
public static partial class NoteDate
{
    /// <summary>Where clippers, plugins and people write when a note was begun, the surest first.</summary>
    private static readonly ImmutableArray<string> Keys =
    [
        "created",
        "date created",
        "date_created",
        "date-created",
        "datecreated",
        "created_at",
        "created-at",
        "createdat",
        "created time",
        "creation date",
        "creation_date",
        "creation-date",
        "clipped",
        "saved",
        "date",
    ];

    private static readonly ImmutableArray<MomentFormat> InWords =
    [
        .. new[]
        {
            "YYYY年M月D日",
            "MMMM D, YYYY",
            "MMMM Do, YYYY",
            "MMMM Do YYYY",
            "MMMM D YYYY",
            "D MMMM YYYY",
            "Do MMMM YYYY",
        }.Select(format => new MomentFormat(format, isGuess: true)),
    ];

    /// <summary>The day in the owner's zone, or null if nothing says.</summary>
    public static DateOnly? Of(VaultFile note, TimeZoneInfo zone) =>
        note.Name.Stamp is { } stamp
            ? DateOnly.FromDateTime(stamp)
            : Keys.Select(key => Parse(note.Properties.Text(key), zone)).FirstOrDefault(day => day is not null);

    /// <summary>
    /// Reads ISO 8601 as people write it: a date, a date and a time (of the owner's zone, or with an offset), also in
    /// <c>[[…]]</c>, with slashes or without any mark; and dates in words: <c>Tuesday, May 14th 2024, 1:02 pm</c>. Null if
    /// it is none, or if two days could be meant: <c>03/04/2024</c>.
    /// </summary>
    public static DateOnly? Parse(string? text, TimeZoneInfo zone)
    {
        if (text is null)
        {
            return null;
        }

        if (text.All(char.IsAsciiDigit) && NoteName.Of(text).Stamp is { } stamp)
        {
            return DateOnly.FromDateTime(stamp);
        }

        if (Words().Match(text) is { Success: true } words)
        {
            var day = default(DateOnly);
            return InWords.Any(format => format.TryRead(words.Groups[1].Value, out day)) ? day : null;
        }

        return Numbers(text, zone);
    }

    private static DateOnly? Numbers(string text, TimeZoneInfo zone)
    {
        var match = Date().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var parts = string.Create(
            CultureInfo.InvariantCulture,
            $"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}"
        );
        if (
            !DateOnly.TryParseExact(parts, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        )
        {
            return null;
        }

        if (
            match.Groups["offset"].Success
            && DateTimeOffset.TryParse(
                $"{parts}T{match.Groups["time"].Value}{match.Groups["offset"].Value}",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var moment
            )
        )
        {
            return DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);
        }

        return day;
    }

    /// <summary>A date with a month's name, after a weekday and before a time, if any.</summary>
    [GeneratedRegex(
        @"^\s*(?:\p{L}+,?\s+)??((?:\p{L}+\.?\s+[0-9]{1,2}(?:st|nd|rd|th)?|[0-9]{1,2}(?:st|nd|rd|th)?\s+\p{L}+),?\s+[0-9]{4}|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)(?![0-9])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Words();

    [GeneratedRegex(
        @"^\s*(?:\[\[)?([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T\s]+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s*(?<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Date();
}
