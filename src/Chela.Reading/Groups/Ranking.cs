namespace Chela.Reading.Groups;

/// <summary>Finds what is likeliest.</summary>
internal static class Ranking
{
    /// <summary>The indexes of the largest and the second largest value; of equals the earlier one comes first.</summary>
    /// <param name="values">Two or more.</param>
    public static (int First, int Second) FirstTwo(ReadOnlySpan<float> values)
    {
        var (first, second) = values[1] > values[0] ? (1, 0) : (0, 1);
        for (var i = 2; i < values.Length; i++)
        {
            if (values[i] > values[first])
            {
                (first, second) = (i, first);
            }
            else if (values[i] > values[second])
            {
                second = i;
            }
        }

        return (first, second);
    }
}
