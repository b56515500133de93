namespace Chela.Reading.Groups;

/// <summary>From which probability on a guess is sure: of what is like that which was learnt, and of sources in other languages.</summary>
/// <param name="Chinese">For Chinese texts, and for posts and the owner's notes in any language.</param>
/// <param name="Foreign">For other texts.</param>
internal sealed record Certainty(float Chinese, float Foreign)
{
    /// <summary>More are in doubt than any owner wants to look at, if fewer than this share are sure.</summary>
    private const double WantedShare = 0.52;

    /// <summary>What is called sure is right so often, as far as the wanted share allows, and never less than the second.</summary>
    private const double WantedRight = 0.89;
    private const double LeastRight = 0.85;

    /// <summary>Whether a text is of those that were learnt only as if they were in another language.</summary>
    public static bool IsForeign(EntryFacts facts) => facts.HasSource && facts.IsForeign;

    /// <summary>The probability for a text.</summary>
    public float For(bool isForeign) => isForeign ? Foreign : Chinese;

    /// <summary>
    /// The lowest probability from which on as many guesses were right as is wanted. If that leaves too few, those up to the
    /// wanted share are sure, as long as the least of them were right.
    /// </summary>
    /// <param name="guesses">Probability of the guess, and whether it was right, on weeks that were not learnt.</param>
    public static float Choose(IEnumerable<(float Probability, bool IsRight)> guesses)
    {
        var sorted = guesses.OrderByDescending(g => g.Probability).ToList();
        var (right, wanted, least) = (0, 0, 0);
        for (var count = 1; count <= sorted.Count; count++)
        {
            right += sorted[count - 1].IsRight ? 1 : 0;
            wanted = right >= WantedRight * count ? count : wanted;
            least = right >= LeastRight * count ? count : least;
        }

        var chosen = Math.Max(wanted, Math.Min(least, (int)(WantedShare * sorted.Count)));
        // Above 1: nothing is sure.
        return chosen == 0 ? 2 : sorted[chosen - 1].Probability;
    }
}
