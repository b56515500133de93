namespace Chela.Reading.Cards.Extractive;

/// <summary>
/// Chooses sentences one after the other: each time the one that is worth most and least like those that were chosen
/// (maximal marginal relevance, Carbonell and Goldstein 1998, doi:10.1145/290941.291025).
/// </summary>
internal static class Selection
{
    private const double LikenessCost = 0.9;

    /// <summary>A sentence that leans on the one before reads well behind it.</summary>
    private const double Antecedent = 1.43;

    /// <summary>A sentence that says much the same as one that was chosen is not taken.</summary>
    private const double Repetition = 0.6;

    /// <summary>What is worth so little beside the best is not taken, however much room is left.</summary>
    private const double Least = 0.12;

    /// <summary>Chooses sentences.</summary>
    /// <param name="candidates">The candidates, in order, with their scores.</param>
    /// <param name="graph">How like they are.</param>
    /// <param name="most">How many.</param>
    /// <param name="weight">How much they may weigh together; the first may weigh more.</param>
    /// <returns>Their numbers, in order.</returns>
    public static List<int> Of(IReadOnlyList<Candidate> candidates, SentenceGraph graph, int most, int weight)
    {
        var chosen = new List<int>();
        var least = Least * candidates.Where(c => !c.IsMarked).Select(c => c.Score).DefaultIfEmpty(0).Max();
        var isOut = new bool[candidates.Count];
        var likeness = new double[candidates.Count];
        while (chosen.Count < most)
        {
            var best = -1;
            var value = 0.0;
            for (var i = 0; i < candidates.Count; i++)
            {
                if (isOut[i] || likeness[i] >= Repetition)
                {
                    continue;
                }

                var follows =
                    candidates[i].LeansBack
                    && i > 0
                    && isOut[i - 1]
                    && chosen.Contains(i - 1)
                    && candidates[i].Place.Order == candidates[i - 1].Place.Order + 1;
                var gain =
                    (candidates[i].Score * (follows ? Antecedent : 1)) - (LikenessCost * likeness[i] * likeness[i]);
                if (candidates[i].Score > least && (best < 0 || gain > value))
                {
                    (best, value) = (i, gain);
                }
            }

            if (best < 0)
            {
                break;
            }

            isOut[best] = true;
            if (chosen.Count > 0 && candidates[best].Weight > weight)
            {
                continue;
            }

            weight -= candidates[best].Weight;
            chosen.Add(best);
            for (var i = 0; i < candidates.Count; i++)
            {
                likeness[i] = Math.Max(likeness[i], graph.LikenessOf(best, i));
            }
        }

        chosen.Sort();
        return chosen;
    }
}
