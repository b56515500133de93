using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Reading.Form;
using Chela.Reading.Markup;

namespace Chela.Reading.Lint;

/// <summary>The rules of links to arXiv: P (SPEC, chapter 5).</summary>
internal sealed partial class PaperRules(LintDocument document, FindingList findings)
{
    private static readonly SearchValues<char> NotInFileNames = SearchValues.Create(":/\\?*\"<>|#^[]");

    /// <summary>Whether a line cites a paper, by address or by a note that is named after one.</summary>
    public static bool Mentions(string line) =>
        line.Contains("arxiv.org/", StringComparison.Ordinal) || NoteOfPaper().IsMatch(line);

    /// <summary>Checks <c>[text](url)</c>.</summary>
    public void Check(string text, string url, int line)
    {
        var column = text.Length + 4;
        if (!TryParse(url, out var address))
        {
            findings.Add(
                "P02",
                line,
                column,
                $"not an arXiv address of the form YYMM.NNNNN: {FindingList.Quoted(url)}"
            );
            return;
        }

        var parts = PaperText().Match(text);
        if (!parts.Success || CharacterClass.IsSpace(parts.Groups["title"].ValueSpan[0]))
        {
            findings.Add("P05", line, 2);
        }
        else
        {
            CheckText(parts, address, line);
        }

        var (year, month) = (2000 + Number(address.Id[..2]), Number(address.Id[2..4]));
        if (document.Week?.Sunday is { } last && (year, month).CompareTo((last.Year, last.Month)) > 0)
        {
            findings.Add("P07", line, column, $"{address.Id} is newer than the week");
        }
    }

    private void CheckText(Match parts, ArxivAddress address, int line)
    {
        var (id, version, title) = (parts.Groups["id"].Value, parts.Groups["version"].Value, parts.Groups["title"]);
        if (id != address.Id)
        {
            findings.Add("P03", line, 2, $"{id} in the text, {address.Id} in the address");
        }
        else if (version != address.Version)
        {
            findings.Add("P04", line, 2, $"'{version}' in the text, '{address.Version}' in the address");
        }

        if (title.ValueSpan.IndexOfAny(NotInFileNames) is var at and >= 0)
        {
            findings.Add("P06", line, 2 + title.Index + at, $"the title has a '{title.ValueSpan[at]}'");
        }
    }

    /// <summary>As the digest has addresses: with a month, and without a fragment.</summary>
    private static bool TryParse(string url, out ArxivAddress address)
    {
        var query = url.IndexOf('?', StringComparison.Ordinal);
        var isWhole = url.AsSpan(0, query < 0 ? url.Length : query).IndexOf('#') < 0;
        return ArxivAddress.TryParse(url, out address!) && isWhole && Number(address.Id[2..4]) is >= 1 and <= 12;
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\[\[[0-9]{4}\.[0-9]{4,5}", RegexOptions.CultureInvariant)]
    private static partial Regex NoteOfPaper();

    [GeneratedRegex(
        @"^(?<id>[0-9]{4}\.[0-9]{5})(?<version>v[0-9]+)? (?<title>.+)$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex PaperText();
}
