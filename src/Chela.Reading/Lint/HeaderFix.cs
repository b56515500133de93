using System.Text.RegularExpressions;
using Chela.Reading.Form;

namespace Chela.Reading.Lint;

/// <summary>Corrects the fixed lines: H02 where no link changes, and the week and dates of H04.</summary>
internal static partial class HeaderFix
{
    /// <summary>Corrects.</summary>
    public static void Apply(LintDocument document, FixLines lines)
    {
        if (document.Week is not { } week)
        {
            return;
        }

        FixSwitch(document.Language, lines);
        var findings = new FindingList();
        HeaderRules.Check(document, findings);
        foreach (var wrong in findings.Sorted().Where(f => f.Rule.Id == "H04" && f.Line <= lines.Count))
        {
            lines[wrong.Line - 1] = Introduction(document.Language, week, lines[wrong.Line - 1]);
        }
    }

    private static void FixSwitch(Language language, FixLines lines)
    {
        var wanted = FixedLines.Switch(language);
        if (lines.Count < 3 || lines[2] == wanted)
        {
            return;
        }

        if (Squeezed(lines[2]) == Squeezed(wanted))
        {
            lines[2] = wanted;
        }
        else if (lines[1].Length == 0 && HeaderRules.IsByline(lines[2]))
        {
            lines.Replace(2, 2, [wanted, ""]);
        }
    }

    private static string Squeezed(string line) =>
        string.Concat(line.Where(c => !char.IsWhiteSpace(c))).Replace('｜', '|');

    /// <summary>The paragraph with the week and its days; what is not of its form comes back as it is.</summary>
    private static string Introduction(Language language, IsoWeek week, string line)
    {
        var pattern = language == Language.Chinese ? Chinese() : English();
        var (here, right) = (pattern.Match(line), pattern.Match(FixedLines.Introduction(language, week)));
        if (!here.Success)
        {
            return line;
        }

        var (name, days) = (here.Groups["week"], here.Groups["days"]);
        return $"{line[..name.Index]}{right.Groups["week"]}{here.Groups["between"]}{right.Groups["days"]}{line[(days.Index + days.Length)..]}";
    }

    [GeneratedRegex(
        "^以下为 ?(?<week>[0-9]{1,4} ?年 ?第 ?[0-9]{1,2} ?周)(?<between>（)(?<days>[0-9]{1,2} ?月 ?[0-9]{1,2} ?日至 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日)）期间",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Chinese();

    [GeneratedRegex(
        @"^The following is a summary of [A-Za-z ]{1,80} (?<week>Week [0-9]{1,2} of [0-9]{1,4})(?<between> \()(?<days>[A-Z][a-z]{2,8} [0-9]{1,2}(?:st|nd|rd|th)? to [A-Z][a-z]{2,8} [0-9]{1,2}(?:st|nd|rd|th)?)\)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex English();
}
