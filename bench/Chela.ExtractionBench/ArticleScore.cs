using System.Text.RegularExpressions;

namespace Chela.ExtractionBench;

/// <summary>The metric of the article benchmark, as <c>score.py</c> there counts it: shingles of four words.</summary>
internal static partial class ArticleScore
{
    /// <summary>Precision and recall of a page; null where there is nothing to count.</summary>
    public static (double? Precision, double? Recall) Of(string gold, string made)
    {
        var (g, m) = (Shingles(gold), Shingles(made));
        var hits = g.Sum(s => Math.Min(s.Value, m.GetValueOrDefault(s.Key)));
        var (extra, missing) = (m.Values.Sum() - hits, g.Values.Sum() - hits);
        if (extra == 0 && missing == 0)
        {
            return hits > 0 ? (1, 1) : (null, null);
        }

        return (
            hits + extra > 0 ? (double)hits / (hits + extra) : null,
            hits + missing > 0 ? (double)hits / (hits + missing) : null
        );
    }

    /// <summary>F1 of the means.</summary>
    public static double F1(IReadOnlyCollection<(double? Precision, double? Recall)> pages)
    {
        var (p, r) = (pages.Average(x => x.Precision) ?? 0, pages.Average(x => x.Recall) ?? 0);
        return p + r > 0 ? 2 * p * r / (p + r) : 0;
    }

    private static Dictionary<string, int> Shingles(string text)
    {
        var words = Word().Matches(text).Select(m => m.Value).ToArray();
        var shingles = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; words.Length > 0 && i < Math.Max(1, words.Length - 3); i++)
        {
            var shingle = string.Join(' ', words[i..Math.Min(words.Length, i + 4)]);
            shingles[shingle] = shingles.GetValueOrDefault(shingle) + 1;
        }

        return shingles;
    }

    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
