using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>What the first line of a digest says.</summary>
/// <param name="Language">The file's language.</param>
/// <param name="IsNeutral">Whether it is a digest of the neutral profile.</param>
/// <param name="Year">The year as written.</param>
/// <param name="Number">The week as written; there may be no such week.</param>
internal sealed partial record DigestTitle(Language Language, bool IsNeutral, int Year, int Number)
{
    /// <summary>The week, if there is such a one.</summary>
    public IsoWeek? Week => IsoWeek.Exists(Year, Number) ? new IsoWeek(Year, Number) : null;

    /// <summary>Reads the line; null if it is no title.</summary>
    public static DigestTitle? Read(string line) =>
        Of(Chinese().Match(line), Language.Chinese) ?? Of(English().Match(line), Language.English);

    private static DigestTitle? Of(Match match, Language language) =>
        match.Success
            ? new DigestTitle(
                language,
                match.Groups["neutral"].Success,
                NumberIn(match, "year"),
                NumberIn(match, "week")
            )
            : null;

    private static int NumberIn(Match match, string group) =>
        int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        "^# (?<year>[0-9]{4}) 年第 (?<week>[0-9]{2}) 周(?:技术阅读汇总|(?<neutral>阅读周报))$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        "^# (?:Technical Reading Summary|(?<neutral>Reading Digest)) - Week (?<week>[0-9]{2}), (?<year>[0-9]{4})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex English();
}
