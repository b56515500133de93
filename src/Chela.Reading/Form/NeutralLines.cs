using System.Globalization;

namespace Chela.Reading.Form;

/// <summary>The fixed lines of the neutral profile.</summary>
public static class NeutralLines
{
    /// <summary>The title without <c># </c>.</summary>
    public static string Title(Language language, IsoWeek week) =>
        language == Language.Chinese
            ? string.Create(CultureInfo.InvariantCulture, $"{week.Year} 年第 {week.Number:00} 周阅读周报")
            : string.Create(CultureInfo.InvariantCulture, $"Reading Digest - Week {week.Number:00}, {week.Year}");

    /// <summary>The paragraph below the byline.</summary>
    public static string Introduction(Language language, IsoWeek week)
    {
        var (from, to) = (week.Monday, week.Sunday);
        return language == Language.Chinese
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{week.Year} 年第 {week.Number:00} 周（{from.Month} 月 {from.Day} 日至 {to.Month} 月 {to.Day} 日）读过的内容。"
            )
            : string.Create(
                CultureInfo.InvariantCulture,
                $"What was read in Week {week.Number:00} of {week.Year} ({FixedLines.EnglishDay(from)} to {FixedLines.EnglishDay(to)})."
            );
    }
}
