using System.Buffers;
using System.Collections.Immutable;
using Chela.Reading.Cards.Extractive;
using Chela.Text.Written;

namespace Chela.Reading.Cards.Facts;

/// <summary>
/// Tells what the claims of a text rest on by the words that people use for it (<see cref="EvidenceWords"/>): a kind is told
/// where its words stand often enough for the length of the text, and shown by the sentence with the weightiest of them.
/// </summary>
internal static class EvidenceFinder
{
    private const int Most = 3;
    private const double Least = 2.5;

    /// <summary>So many sentences need one point more.</summary>
    private const double SentencesPerPoint = 40;

    private static readonly SearchValues<string> Phrases = SearchValues.Create(
        [.. EvidenceWords.All.Keys],
        StringComparison.OrdinalIgnoreCase
    );

    private static readonly Dictionary<string, (EvidenceKind Kind, double Weight)>.AlternateLookup<
        ReadOnlySpan<char>
    > Known = new Dictionary<string, (EvidenceKind, double)>(
        EvidenceWords.All,
        StringComparer.OrdinalIgnoreCase
    ).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int[] Lengths =
    [
        .. EvidenceWords.All.Keys.Select(k => k.Length).Distinct().OrderDescending(),
    ];

    /// <summary>The kinds of evidence in a text, the most prominent first.</summary>
    public static ImmutableArray<CardEvidence> Of(IReadOnlyList<Candidate> sentences)
    {
        var sums = new double[Enum.GetValues<EvidenceKind>().Length];
        var best = new (double Weight, Candidate Sentence, Range Cue)?[sums.Length];
        var count = 0;
        foreach (var sentence in sentences.Where(s => s.Quality > 0))
        {
            count++;
            var text = sentence.Text;
            for (var at = 0; Next(text, ref at) is var (kind, weight, length); at += length)
            {
                sums[(int)kind] += weight;
                if (best[(int)kind] is not { } known || weight > known.Weight)
                {
                    best[(int)kind] = (weight, sentence, at..(at + length));
                }
            }
        }

        var least = Least + (count / SentencesPerPoint);
        return
        [
            .. Enumerable
                .Range(0, sums.Length)
                .Where(k => sums[k] >= least)
                .OrderByDescending(k => sums[k])
                .ThenBy(k => k)
                .Take(Most)
                .Select(k => CardOf((EvidenceKind)k, best[k]!.Value.Sentence, best[k]!.Value.Cue)),
        ];
    }

    private static CardEvidence CardOf(EvidenceKind kind, Candidate sentence, Range cue) =>
        new(kind, sentence.Text[cue].ToString(), sentence.Passage.SpanOf(sentence.Range));

    /// <summary>The next phrase from <paramref name="at"/> on, which is moved to it.</summary>
    private static (EvidenceKind Kind, double Weight, int Length)? Next(ReadOnlySpan<char> text, ref int at)
    {
        while (at < text.Length)
        {
            var found = text[at..].IndexOfAny(Phrases);
            if (found < 0)
            {
                return null;
            }

            at += found;
            foreach (var length in Lengths)
            {
                if (
                    at + length <= text.Length
                    && Known.TryGetValue(text.Slice(at, length), out var entry)
                    && WordEdges.IsEdge(text, at)
                    && WordEdges.IsEdge(text, at + length)
                )
                {
                    return (entry.Kind, entry.Weight, length);
                }
            }

            at++;
        }

        return null;
    }
}
