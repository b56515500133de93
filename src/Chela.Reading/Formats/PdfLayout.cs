using System.Runtime.InteropServices;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using PdfPage = UglyToad.PdfPig.Content.Page;

namespace Chela.Reading.Formats;

/// <summary>Puts the letters of a page into words, lines and runs, in the order in which they are read.</summary>
internal static class PdfLayout
{
    /// <summary>A page with more letters is no text; how they lie is not looked at.</summary>
    private const int MostLetters = 60_000;

    /// <summary>So many letters may begin within the same point, which is a 72th of an inch, across and up.</summary>
    private const int MostInPlace = 8;

    /// <summary>Headers and footers stand within this part of a page's height, at its top and its bottom.</summary>
    private const double Margin = 0.09;

    /// <summary>How far a mark of a list stands before its text at most, in points.</summary>
    private const double MarkDistance = 40;

    private static readonly string[] BoldNames = ["bold", "black", "heavy", "CMBX", "-Medi", "-Demi"];

    private static readonly NearestNeighbourWordExtractor Words = new(
        new NearestNeighbourWordExtractor.NearestNeighbourWordExtractorOptions { MaxDegreeOfParallelism = 1 }
    );

    private static readonly DocstrumBoundingBoxes Segments = new(
        new DocstrumBoundingBoxes.DocstrumBoundingBoxesOptions { MaxDegreeOfParallelism = 1 }
    );

    /// <summary>The runs of a page.</summary>
    public static List<PdfRun> RunsOf(PdfPage page)
    {
        var letters = Spread(page.Letters.Where(l => l.Value.Length is > 0 and < 20));
        if (letters.Count is 0 or > MostLetters)
        {
            return [];
        }

        var words = Words.GetWords(letters).ToLookup(w => IsMark(w.Text));
        var text = words[false].Where(w => !string.IsNullOrWhiteSpace(w.Text)).ToList();
        if (text.Count == 0)
        {
            return [];
        }

        var marks = words[true].ToList();
        var blocks = ReadingOrder.Of(Segments.GetBlocks(text), page.CropBox.Bounds.Width);
        return [.. blocks.SelectMany(b => RunsOf(b, marks, page)).Where(r => r.Text.Length > 0)];
    }

    /// <summary>
    /// Letters without those that lie upon too many others: bold text may be printed several times in one place, but what is
    /// piled up there nobody can read, and segmentation takes squared time over it.
    /// </summary>
    private static List<Letter> Spread(IEnumerable<Letter> letters)
    {
        var crowd = new Dictionary<(int, int), int>();
        var spread = new List<Letter>();
        foreach (var letter in letters)
        {
            var place = ((int)letter.StartBaseLine.X, (int)letter.StartBaseLine.Y);
            ref var there = ref CollectionsMarshal.GetValueRefOrAddDefault(crowd, place, out _);
            if (there < MostInPlace)
            {
                there++;
                spread.Add(letter);
            }
        }

        return spread;
    }

    /// <summary>The lines of a block, parted where their size or weight changes: a heading lies close above its text.</summary>
    private static IEnumerable<PdfRun> RunsOf(TextBlock block, List<Word> marks, PdfPage page)
    {
        var lines = RowsOf(block).Select(l => (Line: l, Style: StyleOf(l))).ToList();
        for (var start = 0; start < lines.Count; )
        {
            var end = start + 1;
            while (end < lines.Count && IsAlike(lines[start].Style, lines[end].Style))
            {
                end++;
            }

            var run = lines[start..end];
            yield return new PdfRun(
                [.. run.Select(l => MarkOf(l.Line, marks) + PdfText.Folded(l.Line.Text))],
                [.. run.Select(l => l.Line.BoundingBox.Left)],
                run[0].Style.Size,
                run[0].Style.IsBold,
                IsInMargin(run[0].Line.BoundingBox, run[^1].Line.BoundingBox, page.CropBox.Bounds),
                page.Number
            );
            start = end;
        }
    }

    /// <summary>The lines of a block from top to bottom, with pieces that lie beside each other as one.</summary>
    private static IEnumerable<TextLine> RowsOf(TextBlock block)
    {
        if (block.TextOrientation is TextOrientation.Rotate90 or TextOrientation.Rotate180 or TextOrientation.Rotate270)
        {
            return block.TextLines;
        }

        var rows = new List<List<TextLine>>();
        foreach (var line in block.TextLines.SelectMany(Untangled).OrderByDescending(l => l.BoundingBox.Centroid.Y))
        {
            if (
                rows.Count > 0
                && line.BoundingBox.Centroid.Y > rows[^1][0].BoundingBox.Bottom + (rows[^1][0].BoundingBox.Height / 4)
            )
            {
                rows[^1].Add(line);
            }
            else
            {
                rows.Add([line]);
            }
        }

        return rows.Select(r =>
            r is [var only] ? only : new TextLine([.. r.OrderBy(l => l.BoundingBox.Left).SelectMany(l => l.Words)])
        );
    }

    /// <summary>
    /// A line much taller than its words is several: in Chinese a whole line is one word, and segmentation takes those below
    /// each other for neighbours.
    /// </summary>
    private static IEnumerable<TextLine> Untangled(TextLine line)
    {
        var height = line.Words.Max(w => w.BoundingBox.Height);
        if (line.BoundingBox.Height < height * 2.2)
        {
            return [line];
        }

        var rows = new List<List<Word>>();
        foreach (var word in line.Words.OrderByDescending(w => w.BoundingBox.Bottom))
        {
            if (rows.Count > 0 && rows[^1][0].BoundingBox.Bottom - word.BoundingBox.Bottom < height * 0.6)
            {
                rows[^1].Add(word);
            }
            else
            {
                rows.Add([word]);
            }
        }

        return rows.Select(r => new TextLine([.. r.OrderBy(w => w.BoundingBox.Left)]));
    }

    private static (double Size, bool IsBold) StyleOf(TextLine line)
    {
        var letters = line.Words.SelectMany(w => w.Letters).ToList();
        var size = letters.GroupBy(l => Math.Round(l.PointSize, 1)).MaxBy(g => g.Count())?.Key ?? 0;
        var bold = letters.Count(l =>
            l.FontName is { } font && BoldNames.Any(n => font.Contains(n, StringComparison.OrdinalIgnoreCase))
        );
        return (size, bold * 10 > letters.Count * 9);
    }

    private static bool IsAlike((double Size, bool IsBold) one, (double Size, bool IsBold) other) =>
        one.IsBold == other.IsBold && Math.Abs(one.Size - other.Size) <= Math.Max(one.Size, other.Size) * 0.1;

    private static bool IsInMargin(PdfRectangle first, PdfRectangle last, PdfRectangle page) =>
        last.Bottom - page.Bottom > page.Height * (1 - Margin) || first.Top - page.Bottom < page.Height * Margin;

    private static bool IsMark(string word) => word is ['•' or '◦' or '▪' or '‣' or '●' or '■'];

    /// <summary>The mark of a list that stands before a line, which segmentation would take for a column of its own.</summary>
    private static string MarkOf(TextLine line, List<Word> marks)
    {
        var box = line.BoundingBox;
        return marks.Any(m =>
            m.BoundingBox.Centroid.Y >= box.Bottom
            && m.BoundingBox.Centroid.Y <= box.Top
            && m.BoundingBox.Right <= box.Left + 1
            && box.Left - m.BoundingBox.Right < MarkDistance
        )
            ? "• "
            : "";
    }
}
