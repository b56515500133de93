using System.Text.RegularExpressions;

namespace Chela.Reading.Formats;

/// <summary>Makes paragraphs of the runs of a document.</summary>
internal static partial class PdfParagraphs
{
    private const int LongestHeading = 120;

    /// <summary>Nothing is joined to a longer paragraph: it would be copied over and over.</summary>
    private const int LongestJoined = 8000;

    /// <summary>How much further in a line begins that is the first of a paragraph, in parts of the letters' size.</summary>
    private const double Indent = 0.8;

    /// <summary>
    /// The runs without page numbers and what stands in the margin of several pages: numbers in it count as equal, because they
    /// count pages.
    /// </summary>
    public static List<PdfRun> WithoutMargins(List<PdfRun> runs)
    {
        var pages = runs.Select(r => r.Page).Distinct().Count();
        var repeated = runs.Where(r => r.IsMargin)
            .GroupBy(r => Digits().Replace(r.Text, "#"))
            .Where(g =>
                g.Select(r => r.Page).Distinct().Count() is var count && (count >= 3 || (count == 2 && pages <= 3))
            )
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. runs.Where(r =>
                !(r.IsMargin && (PageNumber().IsMatch(r.Text) || repeated.Contains(Digits().Replace(r.Text, "#"))))
            ),
        ];
    }

    /// <summary>What is set largest on the first page, if it stands in its first runs.</summary>
    public static string? TitleOf(List<PdfRun> runs)
    {
        var first = runs.Where(r => r.Page == runs[0].Page && r.Text.Length is > 2 and < 300).Take(12).ToList();
        var largest = first.Max(r => (double?)r.Size) ?? 0;
        var title = first.SkipWhile(r => r.Size < largest * 0.95).TakeWhile(r => r.Size >= largest * 0.95).Take(3);
        return largest > BodySize(runs) * 1.15 ? PlainText.LineOrNull(PdfText.Joined(title.Select(r => r.Text))) : null;
    }

    /// <summary>The paragraphs.</summary>
    public static List<PdfParagraph> Of(List<PdfRun> runs)
    {
        var body = BodySize(runs);
        var paragraphs = new List<PdfParagraph>();
        foreach (var run in runs)
        {
            if (HeadingOf(run, body) is { } heading)
            {
                paragraphs.Add(new PdfParagraph(run.Text, heading, run.Page, run.Size));
                continue;
            }

            foreach (var lines in Split(run))
            {
                Add(paragraphs, new PdfParagraph(PdfText.Joined(lines), "", run.Page, run.Size));
            }
        }

        return paragraphs;
    }

    /// <summary>
    /// A paragraph that begins in the middle of a sentence goes on with the one before it, in a new column or on a new page, also
    /// over footnotes and captions, which are set smaller. What is left of formulas is no text.
    /// </summary>
    private static void Add(List<PdfParagraph> paragraphs, PdfParagraph next)
    {
        if (next.Text.Length == 0 || IsDebris(next.Text))
        {
            return;
        }

        var before = paragraphs.Count - 1;
        while (before > 0 && before > paragraphs.Count - 4 && paragraphs[before].Size < next.Size * 0.92)
        {
            before--;
        }

        if (before >= 0 && GoesOn(paragraphs[before], next))
        {
            paragraphs[before] = paragraphs[before] with
            {
                Text = PdfText.Joined([paragraphs[before].Text, next.Text]),
            };
        }
        else
        {
            paragraphs.Add(next);
        }
    }

    private static bool GoesOn(PdfParagraph last, PdfParagraph next) =>
        last.Heading.Length == 0
        && last.Text.Length is > 40 and < LongestJoined
        && !PdfText.EndsSentence(last.Text)
        && (char.IsLower(next.Text[0]) || (PlainText.IsWide(next.Text[0]) && PlainText.IsWide(last.Text[^1])));

    private static bool IsDebris(string text) =>
        text.Length <= 24 && !Word().IsMatch(text) && text.Count(char.IsAsciiDigit) < 2;

    /// <summary>A line that begins further in than most, after the end of a sentence, begins a paragraph; so does an item of a list.</summary>
    private static IEnumerable<List<string>> Split(PdfRun run)
    {
        var left = run.Left.Count > 0 ? run.Left.Order().ElementAt(run.Left.Count / 3) : 0;
        var lines = new List<string>();
        for (var i = 0; i < run.Lines.Count; i++)
        {
            var isFirst =
                Item().IsMatch(run.Lines[i])
                || (run.Left[i] - left > run.Size * Indent && lines.Count > 0 && PdfText.EndsSentence(lines[^1]));
            if (isFirst && lines.Count > 0)
            {
                yield return lines;
                lines = [];
            }

            lines.Add(run.Lines[i]);
        }

        yield return lines;
    }

    /// <summary>The marks of a heading if a run is one: short, without a full stop, larger than the text, or bold with a number or few words.</summary>
    private static string? HeadingOf(PdfRun run, double body)
    {
        var isShort =
            run.Text.Length is > 1 and <= LongestHeading && run.Lines.Count <= 3 && run.Text.Any(char.IsLetter);
        return !isShort
            || run.Text[^1] is '.' or ',' or '，' or ';'
            || run.Text.Contains('。', StringComparison.Ordinal)
                ? null
            : run.Size > body * 1.5 ? "# "
            : run.Size > body * 1.12 ? "## "
            : Numbered().IsMatch(run.Text) && run.Lines.Count == 1 && run.Text.Length <= 80 ? "### "
            : run.IsBold && run.Lines.Count == 1 && run.Size >= body * 0.95 ? "### "
            : null;
    }

    private static double BodySize(List<PdfRun> runs) =>
        runs.GroupBy(r => r.Size).MaxBy(g => g.Sum(r => r.Text.Length))?.Key ?? 0;

    [GeneratedRegex(@"\p{L}{3}|[\u2E80-\uFFEF]", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"^\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+\p{Lu}", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Digits();

    [GeneratedRegex(
        @"^\W{0,4}(?:(?:page|seite|p\.)\s*)?(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:/|of|von)\s*\d{1,4})?\W{0,4}$|^第\s*\d{1,4}\s*页",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex PageNumber();

    [GeneratedRegex(@"^\s*(?:[•◦▪‣●–]\s|\[\d{1,3}\]\s|\(\w\)\s|\d{1,2}[.)]\s+\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Item();
}
