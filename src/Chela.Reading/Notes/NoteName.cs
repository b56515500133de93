using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Notes;

/// <summary>What the name of a note says: a moment, and a title.</summary>
/// <param name="Stamp">The local time in front of the title, to the minute or the day; null if there is none.</param>
/// <param name="Title">The rest.</param>
public sealed partial record NoteName(DateTime? Stamp, string Title)
{
    private static readonly string[] Formats = ["yyyyMMddHHmmss", "yyyyMMddHHmm", "yyyyMMdd", "yyyy-MM-dd"];

    /// <summary>
    /// Reads the file name without its ending: <c>202602161636_Qwen 3.5</c>, also with seconds or a day only. Digits that
    /// name no moment are part of the title.
    /// </summary>
    public static NoteName Of(string stem)
    {
        var match = Prefix().Match(stem);
        if (
            !match.Success
            || !DateTime.TryParseExact(
                match.Groups[1].ValueSpan,
                Formats,
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var stamp
            )
        )
        {
            return new NoteName(null, stem);
        }

        var title = stem[match.Length..].Trim();
        return new NoteName(stamp, title.Length == 0 ? stem : title);
    }

    [GeneratedRegex(
        @"^([0-9]{14}|[0-9]{12}|[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9])[\s_.–—-]*",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Prefix();
}
