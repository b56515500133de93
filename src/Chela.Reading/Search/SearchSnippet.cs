using System.Collections.Immutable;

namespace Chela.Reading.Search;

/// <summary>The place of a text that shows best why it was found: a piece of it as it stands there.</summary>
/// <param name="Start">Where it begins, in characters.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Matches">What was looked for, as places in the text and in their order; none if it stands elsewhere.</param>
public sealed record SearchSnippet(int Start, int Length, ImmutableArray<(int Start, int Length)> Matches)
{
    /// <summary>A snippet is at most so long, in characters.</summary>
    public const int MostCharacters = 200;

    private const int Before = 40;
    private const int LongestEdge = 24;

    /// <summary>Finds it: where most of the terms stand together, the first such place; the beginning where none does.</summary>
    /// <param name="text">The text.</param>
    /// <param name="passages">Where its passages begin, in order, the first at 0: a snippet lies in one of them.</param>
    /// <param name="terms">What was looked for.</param>
    public static SearchSnippet Of(string text, ImmutableArray<int> passages, ImmutableArray<SearchTerm> terms)
    {
        var found = FindAll(text, terms);
        var (best, most) = (0, 0);
        for (var i = 0; i < found.Count; i++)
        {
            var end = Math.Min(found[i].Start + MostCharacters - Before, EndOf(passages, found[i].Start, text.Length));
            var seen = 0UL;
            for (var j = i; j < found.Count && found[j].Start + found[j].Length <= end; j++)
            {
                seen |= 1UL << found[j].Term;
            }

            if (System.Numerics.BitOperations.PopCount(seen) is var count && count > most)
            {
                (best, most) = (i, count);
            }
        }

        var (start, length) = Window(text, passages, found.Count == 0 ? null : found[best].Start);
        return new SearchSnippet(
            start,
            length,
            Merge(found.Where(f => f.Start >= start && f.Start + f.Length <= start + length))
        );
    }

    private static List<(int Start, int Length, int Term)> FindAll(string text, ImmutableArray<SearchTerm> terms)
    {
        var words = PlacedWord.Of(text);
        var found = new List<(int, int, int)>();
        var first = terms
            .Select((term, number) => (term, number))
            .ToLookup(t => t.term.Words[0][..1], StringComparer.Ordinal);
        for (var at = 0; at < words.Length; at++)
        {
            foreach (var (term, number) in first[words[at].Word[..1]])
            {
                if (term.IsAt(words, at))
                {
                    var last = words[at + term.Words.Length - 1];
                    // Of a pair that begins with the one character that was looked for, it alone was.
                    var end = term.IsPrefix && last.Shape == WordShape.Pair ? EndOfFirst(text, last) : last.End;
                    found.Add((words[at].Start, end - words[at].Start, number));
                }
            }
        }

        return found;
    }

    private static int EndOfFirst(string text, PlacedWord pair) => SearchCharacters.EndOf(text, pair.Start);

    private static (int Start, int Length) Window(string text, ImmutableArray<int> passages, int? at)
    {
        var first = at ?? 0;
        var (low, high) = (StartOf(passages, first), EndOf(passages, first, text.Length));
        var start = first - low <= Before ? low : Later(text, first - Before, first);
        while (start < high && at is null && char.IsWhiteSpace(text[start]))
        {
            start++;
        }

        var end = Math.Min(high, start + MostCharacters);
        end = end == high ? end : Earlier(text, end, start);
        while (end > start && char.IsWhiteSpace(text[end - 1]))
        {
            end--;
        }

        return (start, end - start);
    }

    /// <summary>The next beginning of a word, if one is near.</summary>
    private static int Later(string text, int at, int end)
    {
        for (var i = at; i < Math.Min(end, at + LongestEdge); i++)
        {
            if (!IsInside(text, i))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[at]) ? at + 1 : at;
    }

    /// <summary>The last end of a word, if one is near.</summary>
    private static int Earlier(string text, int at, int start)
    {
        for (var i = at; i > Math.Max(start, at - LongestEdge); i--)
        {
            if (!IsInside(text, i))
            {
                return i;
            }
        }

        return char.IsLowSurrogate(text[at]) ? at - 1 : at;
    }

    private static bool IsInside(string text, int at) =>
        at > 0 && at < text.Length && !Text.Written.WordEdges.IsEdge(text, at);

    private static int StartOf(ImmutableArray<int> passages, int at) => passages[IndexOf(passages, at)];

    private static int EndOf(ImmutableArray<int> passages, int at, int length) =>
        IndexOf(passages, at) + 1 is var next && next < passages.Length ? passages[next] : length;

    /// <summary>The passage in which a place lies.</summary>
    public static int IndexOf(ImmutableArray<int> passages, int at) =>
        passages.BinarySearch(at) is var found && found >= 0 ? found : ~found - 1;

    /// <summary>Places that touch or overlap, as one.</summary>
    private static ImmutableArray<(int, int)> Merge(IEnumerable<(int Start, int Length, int Term)> found)
    {
        var merged = new List<(int Start, int Length)>();
        foreach (var (start, length, _) in found.OrderBy(f => f.Start))
        {
            if (merged.Count > 0 && merged[^1] is var last && start <= last.Start + last.Length)
            {
                merged[^1] = (last.Start, Math.Max(last.Length, start + length - last.Start));
            }
            else
            {
                merged.Add((start, length));
            }
        }

        return [.. merged];
    }
}
