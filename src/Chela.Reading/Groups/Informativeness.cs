namespace Chela.Reading.Groups;

/// <summary>How much a feature tells of the class: what the words of a text are weighted with.</summary>
internal static class Informativeness
{
    /// <summary>
    /// How far weights follow it; found on past weeks. Where idf only asks whether a word is rare, this asks whether it keeps
    /// to a few groups, and is worth two of 100 placements.
    /// </summary>
    private const double Power = 0.6;

    private const double Least = 1e-6;

    /// <summary>The mutual information of a feature and the class, in nats.</summary>
    /// <param name="with">Entries with the feature, by class.</param>
    /// <param name="all">Entries by class.</param>
    /// <param name="count">All entries.</param>
    public static double Gain(ReadOnlySpan<float> with, ReadOnlySpan<float> all, float count)
    {
        var share = Sum(with) / count;
        var gain = 0.0;
        for (var c = 0; c < all.Length; c++)
        {
            var prior = all[c] / count;
            gain += Term(with[c] / count, prior * share) + Term((all[c] - with[c]) / count, prior * (1 - share));
        }

        return Math.Max(gain, 0);
    }

    /// <summary>The weight of a feature that <paramref name="with"/> of <paramref name="count"/> entries have.</summary>
    public static float Weight(double gain, float with, float count)
    {
        var share = with / count;
        return (float)Math.Pow(Math.Max(gain, Least) / Math.Max(share * (1 - share), Least), Power);
    }

    private static double Term(double together, double apart) =>
        together > 0 && apart > 0 ? together * Math.Log(together / apart) : 0;

    /// <summary>The sum of counts.</summary>
    public static float Sum(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
