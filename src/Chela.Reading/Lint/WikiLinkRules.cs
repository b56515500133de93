using System.Globalization;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of wikilinks: K01 and K03 (SPEC, chapter 5).</summary>
internal sealed class WikiLinkRules(LintDocument document, FindingList findings)
{
    private const int StampLength = 12;
    private const int ShortestStamp = 8;
    private const int LongestStamp = 14;

    private readonly HashSet<string> _headings = [.. document.Headings.Select(h => h.Text)];

    /// <summary>Checks the inside of a wikilink.</summary>
    public void Check(string inside, int line, int column)
    {
        var quoted = FindingList.Quoted($"[[{inside}]]");
        if (inside.StartsWith('#'))
        {
            if (!_headings.Contains(inside[1..]))
            {
                findings.Add("K01", line, column, $"no such heading: {quoted}");
            }

            return;
        }

        if (inside.AsSpan().IndexOfAny('|', '#') >= 0 || CharacterClass.Trim(inside).Length < inside.Length)
        {
            findings.Add("K01", line, column, $"an alias, a heading or blanks in {quoted}");
        }

        var digits = inside.Length - inside.AsSpan().TrimStart("0123456789").Length;
        if (digits >= inside.Length || inside[digits] != '_' || digits is < ShortestStamp or > LongestStamp)
        {
            return;
        }

        var isStamp =
            digits == StampLength && digits + 1 < inside.Length && !CharacterClass.IsSpace(inside[digits + 1]);
        if (!isStamp || !TryReadStamp(inside.AsSpan(0, digits), out var day))
        {
            findings.Add("K01", line, column, $"no time stamp YYYYMMDDhhmm in {quoted}", Severity.Error);
        }
        else if (document.Week is { } week && day > week.Sunday.AddDays(1))
        {
            findings.Add("K03", line, column, $"{quoted} was made after the week");
        }
    }

    private static bool TryReadStamp(ReadOnlySpan<char> stamp, out DateOnly day)
    {
        var isRead = DateTime.TryParseExact(
            stamp,
            "yyyyMMddHHmm",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var moment
        );
        day = DateOnly.FromDateTime(moment);
        return isRead;
    }
}
