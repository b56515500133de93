using UglyToad.PdfPig.DocumentLayoutAnalysis;

namespace Chela.Reading.Formats;

/// <summary>
/// Orders the blocks of a page: from top to bottom, and column by column where a gutter parts them. What spans the columns,
/// such as a title or a wide table, parts what is above it from what is below (after Nagy's X-Y cut).
/// </summary>
internal static class ReadingOrder
{
    /// <summary>A narrower column is the marks of a list or numbers of lines, in parts of the page's width.</summary>
    private const double Narrowest = 0.12;

    private const int MostDeep = 24;

    /// <summary>The blocks in order.</summary>
    public static IEnumerable<TextBlock> Of(IReadOnlyList<TextBlock> blocks, double width) =>
        Ordered([.. blocks], width * Narrowest, 0);

    private static IEnumerable<TextBlock> Ordered(List<TextBlock> blocks, double narrowest, int depth)
    {
        if (blocks.Count < 2 || depth == MostDeep)
        {
            return TopDown(blocks);
        }

        if (Gutter(blocks, narrowest) is { } gutter)
        {
            return Ordered([.. blocks.Where(b => b.BoundingBox.Right <= gutter)], narrowest, depth + 1)
                .Concat(Ordered([.. blocks.Where(b => b.BoundingBox.Right > gutter)], narrowest, depth + 1));
        }

        var bands = Bands(blocks, narrowest);
        return bands.Count == 1 ? TopDown(blocks) : bands.SelectMany(b => Ordered(b, narrowest, depth + 1));
    }

    private static IOrderedEnumerable<TextBlock> TopDown(IEnumerable<TextBlock> blocks) =>
        blocks.OrderByDescending(b => Math.Round(b.BoundingBox.Top)).ThenBy(b => b.BoundingBox.Left);

    /// <summary>Where an empty strip from top to bottom parts blocks into two columns, or null.</summary>
    private static double? Gutter(IEnumerable<TextBlock> blocks, double narrowest)
    {
        var sorted = blocks.OrderBy(b => b.BoundingBox.Left).ToList();
        var (left, right) = (sorted[0].BoundingBox.Left, sorted.Max(b => b.BoundingBox.Right));
        var end = sorted[0].BoundingBox.Right;
        foreach (var block in sorted.Skip(1))
        {
            var start = block.BoundingBox.Left;
            if (start > end && end - left >= narrowest && right - start >= narrowest)
            {
                return end;
            }

            end = Math.Max(end, block.BoundingBox.Right);
        }

        return null;
    }

    /// <summary>
    /// Bands of blocks from top to bottom, with an empty strip between any two. Bands that have a gutter together belong
    /// together: else columns would be read across.
    /// </summary>
    private static List<List<TextBlock>> Bands(IEnumerable<TextBlock> blocks, double narrowest)
    {
        var strips = new List<List<TextBlock>>();
        var bottom = double.MaxValue;
        foreach (var block in blocks.OrderByDescending(b => b.BoundingBox.Top))
        {
            if (block.BoundingBox.Top <= bottom || strips.Count == 0)
            {
                strips.Add([]);
            }

            strips[^1].Add(block);
            bottom = Math.Min(bottom, block.BoundingBox.Bottom);
        }

        var bands = new List<List<TextBlock>>();
        foreach (var strip in strips)
        {
            if (bands.Count > 0 && Gutter(bands[^1].Concat(strip), narrowest) is not null)
            {
                bands[^1].AddRange(strip);
            }
            else
            {
                bands.Add(strip);
            }
        }

        return bands;
    }
}
