using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of the fixed lines at the top: H01 to H04 (SPEC, chapter 2).</summary>
internal static partial class HeaderRules
{
    private const int SwitchLine = 3;
    private const int BylineLine = 5;
    private const int IntroductionLine = 7;

    /// <summary>Checks a document.</summary>
    public static void Check(LintDocument document, FindingList findings)
    {
        if (document.Title is null)
        {
            var found = FindingList.Quoted(document.Line(1));
            findings.Add("H01", 1, 1, $"expected a title such as '# 2026 年第 08 周技术阅读汇总', found {found}");
        }

        var wanted = FixedLines.Switch(document.Language);
        if (document.Line(SwitchLine) != wanted)
        {
            findings.Add(
                "H02",
                SwitchLine,
                1,
                $"expected '{wanted}', found {FindingList.Quoted(document.Line(SwitchLine))}"
            );
        }

        // Without a byline the introduction takes its line.
        var hasByline = IsByline(document.Line(BylineLine));
        if (!hasByline)
        {
            findings.Add(
                "H03",
                BylineLine,
                1,
                $"expected 'by @handle (Name) and LLMs', found {FindingList.Quoted(document.Line(BylineLine))}",
                document.Language == Language.Chinese ? Severity.Error : Severity.Warning
            );
        }

        if (document.Week is { } week)
        {
            CheckIntroduction(document, week, hasByline ? IntroductionLine : BylineLine, findings);
        }
        else
        {
            findings.Add("H04", 1, 1, "the title names no week of ISO 8601");
        }
    }

    /// <summary>Whether it is <c>by @handle (Name) and LLMs</c>.</summary>
    public static bool IsByline(string line)
    {
        const string Start = "by @";
        const string End = ") and LLMs";
        if (!line.StartsWith(Start, StringComparison.Ordinal) || !line.EndsWith(End, StringComparison.Ordinal))
        {
            return false;
        }

        var handle = CharacterClass.WordEnd(line, Start.Length);
        var name = handle + 2;
        var end = line.Length - End.Length;
        return handle > Start.Length
            && string.CompareOrdinal(line, handle, " (", 0, 2) == 0
            && end > name
            && line.AsSpan(name, end - name).IndexOf(')') < 0;
    }

    private static void CheckIntroduction(LintDocument document, IsoWeek week, int line, FindingList findings)
    {
        var text = document.Line(line);
        if (document.Title!.IsNeutral)
        {
            if (text != NeutralLines.Introduction(document.Language, week))
            {
                findings.Add("H04", line);
            }

            return;
        }

        var isChinese = document.Language == Language.Chinese;
        var match = (isChinese ? ChineseIntroduction() : EnglishIntroduction()).Match(text);
        if (!match.Success)
        {
            findings.Add("H04", line, 1, "the introduction is not the fixed sentence");
            return;
        }

        if ((Number(match, "year"), Number(match, "week")) != (week.Year, week.Number))
        {
            findings.Add("H04", line, 1, "the introduction names another week than the title");
        }

        var isRight = isChinese
            ? IsDay(match, "1", week.Monday) && IsDay(match, "2", week.Sunday)
            : IsEnglishDay(match, "1", week.Monday) && IsEnglishDay(match, "2", week.Sunday);
        if (!isRight)
        {
            findings.Add(
                "H04",
                line,
                match.Groups["month1"].Index + 1,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected the dates from {week.Monday:yyyy-MM-dd} to {week.Sunday:yyyy-MM-dd}"
                )
            );
        }
    }

    private static bool IsDay(Match match, string which, DateOnly day) =>
        Number(match, "month" + which) == day.Month && Number(match, "day" + which) == day.Day;

    private static bool IsEnglishDay(Match match, string which, DateOnly day)
    {
        var written = $"{match.Groups["month" + which].Value} {match.Groups["day" + which].Value}";
        var full = FixedLines.EnglishDay(day);
        var month = day.ToString("MMMM", CultureInfo.InvariantCulture);
        return written.Replace(" 0", " ", StringComparison.Ordinal) is var found
            && (found == full || found == month[..3] + full[month.Length..]);
    }

    private static int Number(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^以下为 (?<year>[0-9]{4}) 年 第 (?<week>[0-9]{2}) 周（(?<month1>[0-9]{1,2}) 月 (?<day1>[0-9]{1,2}) 日至 (?<month2>[0-9]{1,2}) 月 (?<day2>[0-9]{1,2}) 日）期间我所阅读或者输入的内容。"
            + "为简洁起见，仅列出标题、URL 以及 LLM 生成的概要，以供有兴趣者阅读，进一步的分析(?:、反思与精读|与反思)不在此赘述。$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex ChineseIntroduction();

    [GeneratedRegex(
        @"^The following is a summary of (?:content I read or ingested during|technical readings and inputs from) Week (?<week>[0-9]{2}) of (?<year>[0-9]{4}) \((?<month1>\w+) (?<day1>[0-9]{1,2}(?:st|nd|rd|th)) to (?<month2>\w+) (?<day2>[0-9]{1,2}(?:st|nd|rd|th))\)\. .+$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex EnglishIntroduction();
}
