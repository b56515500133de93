namespace Chela.Reading.Groups;

/// <summary>The features that a model knows, by their hashes in rising order, with the weights of the words.</summary>
/// <param name="keys">The hashes.</param>
/// <param name="weights">As many weights.</param>
internal sealed class FeatureTable(uint[] keys, float[] weights)
{
    /// <summary>The hashes, in rising order.</summary>
    public ReadOnlySpan<uint> Keys => keys;

    /// <summary>How much a word counts; of no meaning for marks.</summary>
    public ReadOnlySpan<float> Weights => weights;

    /// <summary>Puts an entry into numbers: row of the table and value, for the features that it knows.</summary>
    public (int Row, float Value)[] Project(FeatureBag bag) =>
        Weigh(
            bag.Words.Select(w => (RowOf(w.Key), w.Value)).Where(w => w.Item1 >= 0),
            bag.Marks.Select(m => (RowOf(m.Key), m.Weight)).Where(m => m.Item1 >= 0)
        );

    /// <summary>The same, of features whose rows are known.</summary>
    /// <param name="words">Row and count.</param>
    /// <param name="marks">Row and weight.</param>
    public (int Row, float Value)[] Weigh(
        IEnumerable<(int Row, float Count)> words,
        IEnumerable<(int Row, float Weight)> marks
    )
    {
        var values = new List<(int Row, float Value)>();
        var square = 0.0;
        foreach (var (row, count) in words)
        {
            var value = MathF.Log(1 + count) * weights[row];
            values.Add((row, value));
            square += value * value;
        }

        // Unit length: a long text says no more than a short one.
        var scale = square > 0 ? (float)(1 / Math.Sqrt(square)) : 0;
        for (var i = 0; i < values.Count; i++)
        {
            values[i] = (values[i].Row, values[i].Value * scale);
        }

        values.AddRange(marks);
        return [.. values];
    }

    private int RowOf(uint key) => Math.Max(-1, keys.AsSpan().BinarySearch(key));
}
