using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;

namespace Chela.Reading.Publish;

/// <summary>
/// The list of weeks in a repository's README. A new week is written like its neighbours are; what is there already stays
/// as the owner wrote it.
/// </summary>
public static partial class WeeklyIndex
{
    /// <summary>The README with the week in its list.</summary>
    /// <param name="readme">The README; empty if there is none.</param>
    /// <param name="language">Its language.</param>
    /// <param name="week">The week.</param>
    /// <param name="topics">What the week was about, for the end of the line.</param>
    public static string Add(string readme, Language language, IsoWeek week, IReadOnlyList<string> topics)
    {
        var lines = readme.Split('\n').ToList();
        var weeks = lines.Select((line, at) => Week(line, at)).OfType<Listed>().ToList();
        if (weeks.Any(w => w.Week == week))
        {
            return readme;
        }

        if (weeks.Count == 0)
        {
            var start = readme.TrimEnd('\n');
            var title =
                start.Length == 0
                    ? (language == Language.Chinese ? "# 周报\n\n" : "# Weekly digests\n\n")
                    : start + "\n\n";
            var heading =
                start.Length == 0 ? ""
                : language == Language.Chinese ? "## 周报\n\n"
                : "## Weekly digests\n\n";
            return $"{title}{heading}{FirstLine(language, week)}{Ending(language, topics)}\n";
        }

        var ofYear = weeks.Where(w => w.Week.Year == week.Year).ToList();
        if (ofYear.Count > 0)
        {
            var isAscending = ofYear[0].Week <= ofYear[^1].Week;
            var before = ofYear.LastOrDefault(w => isAscending ? w.Week < week : w.Week > week);
            var line =
                LikeNeighbour((before ?? ofYear[0]).Line, (before ?? ofYear[0]).Week, week) + Ending(language, topics);
            lines.Insert(before is null ? ofYear[0].At : before.At + 1, line);
            return string.Join('\n', lines);
        }

        return WithNewYear(lines, weeks, language, week, topics);
    }

    /// <summary>A new year gets a heading like that of its neighbour, and an item in the table of contents like its.</summary>
    private static string WithNewYear(
        List<string> lines,
        List<Listed> weeks,
        Language language,
        IsoWeek week,
        IReadOnlyList<string> topics
    )
    {
        var newest = weeks.MaxBy(w => w.Week)!;
        var line = LikeNeighbour(newest.Line, newest.Week, week) + Ending(language, topics);
        var heading = lines.FindLastIndex(newest.At, l => l.StartsWith('#'));
        if (heading < 0 || !lines[heading].Contains(YearOf(newest.Week), StringComparison.Ordinal))
        {
            var first = weeks.Where(w => w.Week.Year == newest.Week.Year).MinBy(w => w.At)!;
            lines.Insert(first.At, line);
            return string.Join('\n', lines);
        }

        var oldHeading = lines[heading];
        var newHeading = oldHeading.Replace(YearOf(newest.Week), YearOf(week), StringComparison.Ordinal);
        lines.InsertRange(heading, [newHeading, "", line, ""]);
        var anchor = $"(#{HeadingText.Anchor(oldHeading.TrimStart('#').Trim())})";
        var item = lines.FindIndex(l =>
            l.TrimStart().StartsWith("- [", StringComparison.Ordinal) && l.EndsWith(anchor, StringComparison.Ordinal)
        );
        if (item >= 0)
        {
            lines.Insert(item, lines[item].Replace(YearOf(newest.Week), YearOf(week), StringComparison.Ordinal));
        }

        return string.Join('\n', lines);
    }

    private static Listed? Week(string line, int at)
    {
        var match = Item().Match(line);
        return match.Success && IsoWeek.TryParse(match.Groups[2].Value, out var week)
            ? new Listed(week, at, match.Groups[1].Value)
            : null;
    }

    private static string LikeNeighbour(string item, IsoWeek neighbour, IsoWeek week)
    {
        var (from, to) = (Number(neighbour), Number(week));
        return WeekNumber()
            .Replace(
                item.Replace(YearOf(neighbour), YearOf(week), StringComparison.Ordinal),
                m => m.Value == from ? to : m.Value
            );
    }

    private static string FirstLine(Language language, IsoWeek week) =>
        language == Language.Chinese
            ? $"- [{YearOf(week)} 年第 {Number(week)} 周](./weekly/{YearOf(week)}/{week.FolderName}/README.zh-CN.md)"
            : $"- [{week.FolderName}](./weekly/{YearOf(week)}/{week.FolderName}/README.md)";

    private static string Ending(Language language, IReadOnlyList<string> topics) =>
        (language, topics.Count) switch
        {
            (_, 0) => "",
            (Language.Chinese, _) => $"：{string.Join('、', topics)} 等。",
            (_, 1) => $": {topics[0]} and more.",
            _ => $": {string.Join(", ", topics)}, and more.",
        };

    private static string YearOf(IsoWeek week) => week.Year.ToString("0000", CultureInfo.InvariantCulture);

    private static string Number(IsoWeek week) => week.Number.ToString("00", CultureInfo.InvariantCulture);

    private sealed record Listed(IsoWeek Week, int At, string Line);

    /// <summary>The item up to the end of its link.</summary>
    [GeneratedRegex(
        @"^(\s*[-*] \[[^\]]*\]\((?:\./)?weekly/[0-9]{4}/([0-9]{4}W[0-9]{2})/[^)]*\))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Item();

    [GeneratedRegex("(?<![0-9])[0-9]{2}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex WeekNumber();
}
