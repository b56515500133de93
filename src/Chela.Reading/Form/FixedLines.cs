using System.Globalization;

namespace Chela.Reading.Form;

/// <summary>The lines of a digest that never change but for the week (SPEC, chapter 2).</summary>
public static class FixedLines
{
    /// <summary>Line 3 of either file: the switch to the other language.</summary>
    public static string Switch(Language language) =>
        language == Language.Chinese ? "[English](README.md) | 简体中文" : "English | [简体中文](README.zh-CN.md)";

    /// <summary>The title without <c># </c>.</summary>
    public static string Title(Language language, IsoWeek week) =>
        language == Language.Chinese
            ? Format($"{week.Year} 年第 {week.Number:00} 周技术阅读汇总")
            : Format($"Technical Reading Summary - Week {week.Number:00}, {week.Year}");

    /// <summary>The paragraph below the byline.</summary>
    public static string Introduction(Language language, IsoWeek week)
    {
        var (from, to) = (week.Monday, week.Sunday);
        return language == Language.Chinese
            ? Format(
                $"以下为 {week.Year} 年 第 {week.Number:00} 周（{from.Month} 月 {from.Day} 日至 {to.Month} 月 {to.Day} 日）期间我所阅读或者输入的内容。为简洁起见，仅列出标题、URL 以及 LLM 生成的概要，以供有兴趣者阅读，进一步的分析、反思与精读不在此赘述。"
            )
            : Format(
                $"The following is a summary of content I read or ingested during Week {week.Number:00} of {week.Year} ({EnglishDay(from)} to {EnglishDay(to)}). For brevity, only titles, URLs, and LLM-generated summaries are provided. Further analysis, reflection, and in-depth reading are omitted for this compilation."
            );
    }

    /// <summary>The last paragraph of an entry that was captured several times.</summary>
    /// <param name="language">Which of the two files.</param>
    /// <param name="links">The other captures, as links.</param>
    public static string Others(Language language, IEnumerable<string> links) =>
        language == Language.Chinese ? $"另见：{string.Join('、', links)}" : $"See also: {string.Join(", ", links)}";

    /// <summary><c>February 16th</c>.</summary>
    public static string EnglishDay(DateOnly day)
    {
        var ordinal = day.Day switch
        {
            11 or 12 or 13 => "th",
            _ => (day.Day % 10) switch
            {
                1 => "st",
                2 => "nd",
                3 => "rd",
                _ => "th",
            },
        };
        return day.ToString("MMMM d", CultureInfo.InvariantCulture) + ordinal;
    }

    private static string Format(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
