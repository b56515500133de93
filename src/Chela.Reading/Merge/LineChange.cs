using System.Collections.Immutable;
using DiffPlex;
using DiffPlex.Chunkers;

namespace Chela.Reading.Merge;

/// <summary>Lines <paramref name="Start"/> to <paramref name="End"/> (excluded) became other lines.</summary>
/// <param name="Start">The first line, counted from 0.</param>
/// <param name="End">After the last one; equal to <paramref name="Start"/> where lines only came in.</param>
/// <param name="From">The first of the new lines in the new version.</param>
/// <param name="To">After the last one; equal to <paramref name="From"/> where lines only went.</param>
internal readonly record struct LineChange(int Start, int End, int From, int To)
{
    /// <summary>
    /// The changes in order, as small as they can be; where one of several equal lines came or went, it is the last one.
    /// </summary>
    public static List<LineChange> Between(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var partners = Partners(before, after);
        var changes = new List<LineChange>();
        for (var (i, j) = (0, 0); i < before.Length || j < after.Length; i++, j++)
        {
            var (start, from) = (i, j);
            while (i < before.Length && partners[i] < 0)
            {
                i++;
            }

            j = i < before.Length ? partners[i] : after.Length;
            changes.AddRange(new LineChange(start, i, from, j).Parts(before, after));
        }

        for (var i = changes.Count - 1; i >= 0; i--)
        {
            var limit = i + 1 < changes.Count ? changes[i + 1].Start : before.Length;
            while (changes[i].End < limit && changes[i].CanSlide(before, after))
            {
                var (start, end, from, to) = changes[i];
                changes[i] = new LineChange(start + 1, end + 1, from + 1, to + 1);
            }
        }

        return changes;
    }

    /// <summary>
    /// Whether it shares a line with those from <paramref name="start"/> to <paramref name="end"/>, or both only come in at
    /// the same place.
    /// </summary>
    public bool Overlaps(int start, int end) => (Start < end && start < End) || (Start == start && End == end);

    /// <summary>
    /// Which line after is which line before; -1 if none. Blank lines are equal to those beside lines that are, and do not
    /// count otherwise: else each paragraph would be taken for the one that came in its place.
    /// </summary>
    private static int[] Partners(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var partners = new int[before.Length + 1];
        Array.Fill(partners, -1);
        var taken = new bool[after.Length + 1];

        void Pair(int i, int j) => (partners[i], taken[j]) = (j, true);

        var (old, now) = (Written(before), Written(after));
        var numbers = new Dictionary<string, int>();
        var (oldText, nowText) = (Numbered(before, old, numbers), Numbered(after, now, numbers));
        var (at, to) = (0, 0);
        foreach (
            var block in Differ.Instance.CreateDiffs(oldText, nowText, false, false, LineChunker.Instance).DiffBlocks
        )
        {
            while (at < block.DeleteStartA)
            {
                Pair(old[at++], now[to++]);
            }

            (at, to) = (at + block.DeleteCountA, to + block.InsertCountB);
        }

        while (at < old.Count)
        {
            Pair(old[at++], now[to++]);
        }

        for (var i = 0; i < before.Length; i++)
        {
            var j = i == 0 ? 0 : partners[i - 1] + 1;
            if (partners[i] < 0 && (i == 0 || j > 0) && j < after.Length && !taken[j] && before[i] == after[j])
            {
                Pair(i, j);
            }
        }

        Pair(before.Length, after.Length);
        for (var i = before.Length - 1; i >= 0; i--)
        {
            var j = partners[i + 1] - 1;
            if (partners[i] < 0 && j >= 0 && !taken[j] && before[i] == after[j])
            {
                Pair(i, j);
            }
        }

        return partners;
    }

    private static List<int> Written(ImmutableArray<string> lines) =>
        [.. Enumerable.Range(0, lines.Length).Where(i => !IsBlank(lines[i]))];

    /// <summary>A number for each of the lines, equal ones having the same: so they may be any text.</summary>
    private static string Numbered(ImmutableArray<string> lines, List<int> which, Dictionary<string, int> numbers) =>
        string.Join(
            '\n',
            which.Select(i => numbers.TryAdd(lines[i], numbers.Count) ? numbers.Count - 1 : numbers[lines[i]])
        );

    /// <summary>Line for line, as long as one stands for the other; the rest, if any, in one.</summary>
    private IEnumerable<LineChange> Parts(ImmutableArray<string> before, ImmutableArray<string> after)
    {
        var (i, j) = (Start, From);
        for (; i < End && j < To && IsBlank(before[i]) == IsBlank(after[j]); i++, j++)
        {
            if (before[i] == after[j])
            {
                continue;
            }

            // What comes in below the last line goes with it.
            var to = i + 1 == End ? To : j + 1;
            yield return new LineChange(i, i + 1, j, to);
            j = to - 1;
        }

        if (i < End || j < To)
        {
            yield return new LineChange(i, End, j, To);
        }
    }

    private bool CanSlide(ImmutableArray<string> before, ImmutableArray<string> after) =>
        Start == End ? after[From] == before[Start] : From == To && before[Start] == before[End];

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);
}
