namespace Chela.Reading.Cards.Extractive;

/// <summary>What sentences are worth alone: how central they are, how near the title, where they stand, what they hold.</summary>
internal static class SentenceScores
{
    private const double CentralityShare = 1.0;
    private const double TitleShare = 0.5;
    private const double LeadShare = 0.8;
    private const double LeadLength = 4;
    private const double Marked = 10;

    /// <summary>Scores candidates.</summary>
    /// <param name="candidates">The candidates, in order.</param>
    /// <param name="centrality">How central each is; 1 for the most central one.</param>
    /// <param name="title">The terms of the title.</param>
    /// <param name="terms">The terms of the text.</param>
    /// <param name="sentences">How many sentences the text has.</param>
    public static void Score(
        IReadOnlyList<Candidate> candidates,
        double[] centrality,
        int[] title,
        Terms terms,
        int sentences
    )
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var worth =
                (CentralityShare * centrality[i])
                + (TitleShare * Likeness(candidate.Terms, title, terms))
                + OfPlace(candidate.Place, sentences)
                + OfContent(candidate);
            candidate.Score =
                (worth * candidate.Quality * (candidate.LeansBack ? 0.7 : 1)) + (candidate.IsMarked ? Marked : 0);
        }
    }

    /// <summary>A first guess, for texts with more sentences than can be compared with each other.</summary>
    public static double Guess(Candidate candidate, int[] title, Terms terms, int sentences)
    {
        var common = 0.0;
        foreach (var term in candidate.Terms)
        {
            common += terms.CountOf(term) > 1 ? terms.WeightOf(term) : 0;
        }

        return (candidate.IsMarked ? Marked : 0)
            + (
                candidate.Quality
                * (
                    (0.05 * common / Math.Sqrt(candidate.Terms.Length + 4))
                    + (TitleShare * Likeness(candidate.Terms, title, terms))
                    + OfPlace(candidate.Place, sentences)
                    + OfContent(candidate)
                )
            );
    }

    private static double OfPlace(SentencePlace place, int sentences)
    {
        var fromEnd = sentences - 1 - place.Order;
        return (LeadShare * Math.Exp(-place.Order / LeadLength))
            + (place.InPassage == 0 ? 0.08 : 0)
            + (place.OpensSection ? 0.1 : 0)
            + (sentences > 12 && fromEnd < Math.Max(3, sentences / 12) ? 0.08 : 0)
            + place.Section switch
            {
                SectionKind.Abstract => 0.6,
                SectionKind.Conclusion => 0.25,
                _ => 0,
            };
    }

    private static double OfContent(Candidate candidate)
    {
        var text = candidate.Text;
        return (text.ContainsAnyInRange('0', '9') ? 0.1 : 0)
            + (Claims.IsIn(text) ? 0.2 : 0)
            + (HasName(text) ? 0.06 : 0);
    }

    /// <summary>A capital within, or a title in Chinese marks.</summary>
    private static bool HasName(ReadOnlySpan<char> text)
    {
        if (text.Contains('《'))
        {
            return true;
        }

        for (var at = 2; at < text.Length; at++)
        {
            if (char.IsUpper(text[at]) && text[at - 1] is ' ' or >= '\u2E80')
            {
                return true;
            }
        }

        return false;
    }

    private static double Likeness(int[] one, int[] other, Terms terms)
    {
        var (shared, all) = (0.0, 0.0);
        foreach (var term in other)
        {
            var weight = Math.Max(0.1, terms.WeightOf(term));
            all += weight;
            shared += Array.BinarySearch(one, term) >= 0 ? weight : 0;
        }

        return all == 0 ? 0 : shared / all;
    }

    /// <summary>Words with which people say what they found, mean or made.</summary>
    private static readonly PhraseSet Claims = new(
        "we show|we find|we found|we propose|we present|we introduce|we demonstrate|we argue|we report|we conclude|we release|we evaluate|"
            + "results show|results suggest|results indicate|findings suggest|findings show|data show|data shows|data suggest|study found|"
            + "studies show|study shows|analysis shows|evidence suggests|researchers found|scientists found|researchers say|i argue|i believe|"
            + "i learned|we believe|we learned|i realized|i built|we built|the key|the main|the core|the central|the biggest|"
            + "the most important|the real|the basic idea|the problem is|the problem with|the reason|the lesson|the point is|the difference|"
            + "the advantage|the goal|the aim|the purpose|the takeaway|the idea|in short|in summary|in conclusion|in essence|in a nutshell|"
            + "to sum up|the upshot|turns out|this means|this suggests|this shows|announced|launched|released|discovered|according to|"
            + "significant|significantly|important|outperforms|state-of-the-art|compared to|compared with|for the first time|is called|"
            + "is known as|refers to|designed to|allows you to|makes it|is a new|"
            + "研究表明|研究发现|研究显示|结果表明|结果显示|数据显示|实验表明|调查显示|分析认为|报告指出|报告显示|总之|總之|简而言之|归根结底|关键在于|关键是|核心在于|核心是|核心问题|本质上|最重要的|问题在于|原因在于|原因是|意味着|换言之|也就是说|事实上|我认为|我们发现|我们提出|我们认为|本文提出|本文介绍|本文讨论|首次|宣布|发布|推出|目的是|指的是|是一种|是一个|是一款|"
            + "つまり|要するに|重要なのは|ことがわかった|明らかに|発表した|を提案|と考え"
    );
}
