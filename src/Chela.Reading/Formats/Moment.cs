using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Formats;

/// <summary>Reads a moment as documents write it: ISO 8601, RFC 2822, or a day in words with its year.</summary>
internal static partial class Moment
{
    /// <summary>The moment; null if there is none. A day without a time is midnight UTC.</summary>
    public static DateTimeOffset? Of(string? text)
    {
        text = text?.Trim() ?? "";
        return
            Whole().IsMatch(text)
            && DateTimeOffset.TryParse(
                Zone().Replace(text, ""),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal | DateTimeStyles.AllowWhiteSpaces,
                out var moment
            )
            ? moment
            : null;
    }

    /// <summary>A date with its year: what has none would be taken as of today. Days by numbers alone are ISO's only.</summary>
    [GeneratedRegex(
        @"^(?=.{6,60}$)(?:\d{4}[-/]\d{1,2}[-/]\d{1,2}(?:$|[T ])|(?=.*\b\d{4}\b)(?:[A-Za-z]{3,9},?\s+)?(?:\d{1,2}\.?\s+[A-Za-z]{3,9}|[A-Za-z]{3,9}\.?\s+\d{1,2}))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();

    /// <summary>Names of zones in brackets behind an offset.</summary>
    [GeneratedRegex(@"\s*\([^)]{0,30}\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Zone();
}
