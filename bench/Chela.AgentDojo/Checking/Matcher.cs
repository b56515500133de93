namespace Chela.AgentDojo.Checking;

/// <summary>
/// Matching blocks of two sequences as Python's difflib finds them, which upstream's checks were written against: the
/// longest common block first, then to its left and right.
/// </summary>
internal static class Matcher
{
    private const int FewestForPopular = 200;

    /// <summary>Twice the matches over the length of both; what is popular in a long text is ignored as in Python.</summary>
    public static double Ratio(string a, string b)
    {
        var (x, y) = (Runes(a), Runes(b));
        var matches = Blocks(x, y, ignoresPopular: true).Sum(m => m.Length);
        return x.Count + y.Count == 0 ? 1 : 2.0 * matches / (x.Count + y.Count);
    }

    /// <summary>The blocks in order; none is empty.</summary>
    public static List<(int A, int B, int Length)> Blocks(
        IReadOnlyList<object?> a,
        IReadOnlyList<object?> b,
        bool ignoresPopular
    )
    {
        var places = b.Index().ToLookup(i => i.Item ?? DBNull.Value, i => i.Index);
        var most = ignoresPopular && b.Count >= FewestForPopular ? (b.Count / 100) + 1 : int.MaxValue;
        var found = new List<(int, int, int)>();
        var open = new Stack<(int, int, int, int)>([(0, a.Count, 0, b.Count)]);
        while (open.TryPop(out var range))
        {
            var (fromA, toA, fromB, toB) = range;
            var (i, j, length) = Longest(a, b, fromA, toA, fromB, toB, places, most);
            if (length > 0)
            {
                found.Add((i, j, length));
                open.Push((fromA, i, fromB, j));
                open.Push((i + length, toA, j + length, toB));
            }
        }

        found.Sort();
        return found;
    }

    private static (int A, int B, int Length) Longest(
        IReadOnlyList<object?> a,
        IReadOnlyList<object?> b,
        int fromA,
        int toA,
        int fromB,
        int toB,
        ILookup<object, int> places,
        int most
    )
    {
        var (bestA, bestB, best) = (fromA, fromB, 0);
        var lengths = new Dictionary<int, int>();
        for (var i = fromA; i < toA; i++)
        {
            var next = new Dictionary<int, int>();
            var here = places[a[i] ?? DBNull.Value];
            foreach (var j in here.Count() > most ? [] : here.Where(j => j >= fromB && j < toB))
            {
                var length = next[j] = lengths.GetValueOrDefault(j - 1) + 1;
                if (length > best)
                {
                    (bestA, bestB, best) = (i - length + 1, j - length + 1, length);
                }
            }

            lengths = next;
        }

        while (bestA > fromA && bestB > fromB && Equals(a[bestA - 1], b[bestB - 1]))
        {
            (bestA, bestB, best) = (bestA - 1, bestB - 1, best + 1);
        }

        while (bestA + best < toA && bestB + best < toB && Equals(a[bestA + best], b[bestB + best]))
        {
            best++;
        }

        return (bestA, bestB, best);
    }

    private static List<object?> Runes(string text) => [.. text.EnumerateRunes().Select(r => (object?)r)];
}
