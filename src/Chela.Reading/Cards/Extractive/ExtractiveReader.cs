using System.Collections.Immutable;
using Chela.Reading.Cards.Facts;
using Chela.Reading.Evidence;

namespace Chela.Reading.Cards.Extractive;

/// <summary>
/// The reader without a model: up to eight sentences of the source as they stand there, in its order, and what rules can
/// tell of it. What the owner marked comes first and counts; then sentences are chosen by how central they are, how near the
/// title, where they stand, and how little they repeat each other. Pure and total; time is linear in the text but for the
/// comparison of at most <see cref="MostCompared"/> sentences. How it chooses is told in <c>docs/excerpts.md</c>.
/// </summary>
public sealed class ExtractiveReader : IReader
{
    /// <summary>The most sentences on a card.</summary>
    public const int MostSentences = 8;

    /// <summary>About how much they weigh together: a Latin letter weighs 1, an ideograph 2.</summary>
    public const int MostWeight = 1200;

    /// <summary>The most highlights on a card.</summary>
    public const int MostHighlights = 100;

    /// <summary>The most sentences that are compared with each other.</summary>
    public const int MostCompared = 240;

    /// <summary>Of a text of few sentences not nearly all are taken.</summary>
    private const int FewestSentences = 4;

    /// <summary>Where no sentence has a good form, one that is not longer will do, by weight.</summary>
    private const int LongestAtAll = 1200;

    /// <inheritdoc/>
    public ValueTask<Card> ReadAsync(ReadingTask task, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Read(task));
    }

    /// <summary>Reads a text at once.</summary>
    public static Card Read(ReadingTask task)
    {
        var highlights = Highlights.Of(task);
        var candidates = CandidateList.Of(task);
        var terms = new Terms();
        foreach (var candidate in candidates)
        {
            SentenceQuality.Judge(candidate);
            candidate.Terms = terms.Of(candidate.Text);
            highlights.Mark(candidate);
        }

        var chosen = Chosen(task, candidates, terms, MostSentences - highlights.Statements.Length);
        return new Card(highlights.Statements, Paragraphs(chosen), FactFinder.Of(task, candidates));
    }

    private static List<Candidate> Chosen(ReadingTask task, List<Candidate> candidates, Terms terms, int most)
    {
        var good = candidates.Where(c => c.Quality > 0 && !c.IsQuoted).ToList();
        if (good.Count == 0)
        {
            return
            [
                .. candidates
                    .Where(c => !c.IsQuoted && c.Weight <= LongestAtAll && c.HasLetters)
                    .Take(Math.Min(most, 1)),
            ];
        }

        var title = terms.Of(task.Title ?? "", counts: false);
        if (good.Count > MostCompared)
        {
            var guesses = good.Select(c => SentenceScores.Guess(c, title, terms, candidates.Count)).ToArray();
            var order = Enumerable.Range(0, good.Count).OrderByDescending(i => guesses[i]).ThenBy(i => i);
            good = [.. order.Take(MostCompared).Order().Select(i => good[i])];
        }

        var graph = new SentenceGraph(good, terms);
        SentenceScores.Score(good, graph.Centrality(), title, terms, candidates.Count);
        most = Math.Min(most, Math.Max(FewestSentences, 2 + (good.Count / 4)));
        return [.. Selection.Of(good, graph, most, MostWeight).Select(i => good[i])];
    }

    /// <summary>Sentences that follow each other in one passage stay together; where something was left out a paragraph begins.</summary>
    private static ImmutableArray<ImmutableArray<Statement>> Paragraphs(List<Candidate> chosen)
    {
        var paragraphs = new List<List<Statement>>();
        Candidate? last = null;
        foreach (var candidate in chosen)
        {
            var goesOn =
                last is not null && last.Passage == candidate.Passage && last.Place.Order + 1 == candidate.Place.Order;
            if (!goesOn)
            {
                paragraphs.Add([]);
            }

            paragraphs[^1].Add(candidate.Passage.StatementOf(candidate.Range));
            last = candidate;
        }

        return [.. paragraphs.Select(p => p.ToImmutableArray())];
    }
}
