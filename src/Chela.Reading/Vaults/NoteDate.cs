using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Vaults;

/// <summary>The day a note was begun, by its name or else by its front matter.</summary>
public static partial class NoteDate
{
    /// <summary>The day in the owner's zone, or null if nothing says.</summary>
    public static DateOnly? Of(VaultFile note, TimeZoneInfo zone) =>
        note.Name.Stamp is { } stamp
            ? DateOnly.FromDateTime(stamp)
            : Parse(note.Properties.Text("created", "date created", "created_at", "created-at", "date"), zone);

    /// <summary>
    /// Reads ISO 8601 as people write it: a date, a date and a time (of the owner's zone, or with an offset), also in
    /// <c>[[…]]</c> or with slashes. Null if it is none.
    /// </summary>
    public static DateOnly? Parse(string? text, TimeZoneInfo zone)
    {
        var match = Date().Match(text ?? "");
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

    [GeneratedRegex(
        @"^\s*(?:\[\[)?([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[T\s]+(?<time>[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?)\s*(?<offset>Z|[+-][0-9]{2}:?[0-9]{2})?)?",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Date();
}
