using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Fonts;
using Capture = Chela.Reading.Captures.Capture;

namespace Chela.Reading.Formats;

/// <summary>
/// Reads a PDF: runs of lines in reading order, joined into paragraphs over lines, columns and pages; headers, footers and page
/// numbers are left out. Headings are what is set larger or bolder than the text.
/// </summary>
internal static partial class PdfReader
{
    private const int MostPages = 1500;

    /// <summary>More is no text that anybody reads, in characters.</summary>
    private const int MostText = 8 * 1024 * 1024;

    /// <summary>Reads a document.</summary>
    public static CaptureReading Read(Capture capture)
    {
        var problems = new List<CaptureProblem>();
        var runs = new List<PdfRun>();
        var item = new ReadItem(ItemKind.Article);
        var filters = new PdfFilters();
        try
        {
            using var document = PdfDocument.Open(
                capture.Bytes,
                new ParsingOptions
                {
                    UseLenientParsing = true,
                    SkipMissingFonts = true,
                    MaxStackDepth = 128,
                    FilterProvider = filters,
                }
            );
            item = PdfMetadata.Of(document.Information);
            ReadPages(document, filters, runs, problems);
        }
        catch (PdfDocumentEncryptedException)
        {
            return CaptureReading.Unreadable("expected a PDF without a password, found an encrypted one");
        }
        catch (Exception e) when (IsOfDocument(e))
        {
            return CaptureReading.Unreadable($"expected a whole PDF, found a damaged one: {Clause(e)}");
        }

        if (runs.Count == 0)
        {
            return problems.Count > 0
                ? new CaptureReading([], [.. problems])
                : CaptureReading.Unreadable(
                    "expected a PDF with text, found one of images only; it would have to be recognised (OCR)"
                );
        }

        var paragraphs = PdfParagraphs.Of(PdfParagraphs.WithoutMargins(runs));
        var first = string.Join('\n', runs.Where(r => r.Page == runs[0].Page).SelectMany(r => r.Lines));
        item = item with
        {
            Title = item.Title ?? PdfParagraphs.TitleOf(runs),
            Arxiv = Arxiv().Match(first) is { Success: true } arxiv ? arxiv.Groups[1].Value : null,
            Doi = Doi().Match(first) is { Success: true } doi ? doi.Groups[1].Value.TrimEnd('.', ',', ';', ')') : null,
            Blocks =
            [
                .. paragraphs.Select(p => new ReadBlock(MarkdownOf(p), p.Text, null) { Part = $"page {p.Page}" }),
            ],
            Lang = null,
        };
        var isPaper =
            item.Arxiv is not null
            || item.Doi is not null
            || (Has(paragraphs, "Abstract") && Has(paragraphs, "References"));
        return new CaptureReading(
            [
                item with
                {
                    Kind = isPaper ? ItemKind.Paper : ItemKind.Article,
                    Url = capture.Url ?? (item.Arxiv is null ? null : $"https://arxiv.org/abs/{item.Arxiv}"),
                },
            ],
            [.. problems]
        );
    }

    private static void ReadPages(
        PdfDocument document,
        PdfFilters filters,
        List<PdfRun> runs,
        List<CaptureProblem> problems
    )
    {
        var drawing = new PdfDrawing(document, filters);
        var (text, broken) = (0, 0);
        for (var number = 1; number <= Math.Min(document.NumberOfPages, MostPages) && text < MostText; number++)
        {
            try
            {
                drawing.Check(number);
                var page = PdfLayout.RunsOf(document.GetPage(number));
                runs.AddRange(page);
                text += page.Sum(r => r.Text.Length);
            }
            catch (Exception e) when (IsOfDocument(e) && broken++ < 20)
            {
                problems.Add(
                    new CaptureProblem($"page {number}", $"expected a whole page, found a damaged one: {Clause(e)}")
                );
            }
        }

        if (document.NumberOfPages > MostPages || text >= MostText)
        {
            problems.Add(
                new CaptureProblem(
                    $"page {runs[^1].Page + 1}",
                    $"expected at most {MostPages} pages and {MostText} characters, found more"
                )
            );
        }
    }

    /// <summary>
    /// What the library throws at documents that are not as it expects: it has exceptions of its own, and those of the framework where
    /// it did not think of a case. Not those that speak of this program or the machine.
    /// </summary>
    private static bool IsOfDocument(Exception e) =>
        e
            is PdfDocumentFormatException
                or PdfDocumentStackDepthException
                or InvalidOperationException
                or ArgumentException
                or FormatException
                or NullReferenceException
                or IndexOutOfRangeException
                or KeyNotFoundException
                or InvalidCastException
                or OverflowException
                or DivideByZeroException
                or NotSupportedException
                or NotImplementedException
                or InvalidDataException
                or IOException
                or InvalidFontFormatException
                or CorruptCompressedDataException;

    private static string Clause(Exception e) => PlainText.Line(e.Message.Split('\n')[0]).TrimEnd('.');

    /// <summary>A paragraph in Markdown; marks of lists become those of Markdown.</summary>
    private static string MarkdownOf(PdfParagraph paragraph) =>
        paragraph.Heading.Length > 0 ? paragraph.Heading + MarkdownEscape.Plain(paragraph.Text)
        : ListMark().Match(paragraph.Text) is { Success: true } mark
            ? (mark.Groups[1].Success ? $"{mark.Groups[1].Value}. " : "- ")
                + MarkdownEscape.Line(paragraph.Text[mark.Length..])
        : MarkdownEscape.Line(paragraph.Text);

    private static bool Has(IEnumerable<PdfParagraph> paragraphs, string heading) =>
        paragraphs.Any(p => p.Text.Length < 40 && p.Text.Contains(heading, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"^(?:[•◦▪‣●]\s+|(\d{1,2})[.)]\s+(?=\p{L}))", RegexOptions.CultureInvariant)]
    private static partial Regex ListMark();

    [GeneratedRegex(
        @"\barXiv:\s?((?:\d{4}\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?/\d{7})(?:v\d{1,2})?)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Arxiv();

    [GeneratedRegex(
        @"(?:\bdoi:\s?|doi\.org/)(10\.\d{4,9}/[^\s""<>]{2,100})",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Doi();
}
