using System.Text.RegularExpressions;

namespace Chela.Reading.Papers;

/// <summary>DOIs in all forms that they are written in.</summary>
public static partial class PaperDoi
{
    /// <summary>The DOI alone of <c>10.1000/x</c>, <c>doi:10.1000/x</c>, <c>https://doi.org/10.1000/x</c>; null if it is none.</summary>
    public static string? Of(string? written) =>
        Pattern().Match(written?.Trim() ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    [GeneratedRegex(
        @"\A(?:(?:info:)?doi:\s*|https?://(?:dx\.|www\.)?doi\.org/)?(10\.[0-9]{4,9}/[^\s""<>]{1,512})\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pattern();
}
