namespace Chela.Reading.Groups;

/// <summary>Features of an entry by their index in a corpus; those that stand in too few entries are gone.</summary>
internal sealed class IndexedBag
{
    private readonly (int Feature, float Count)[] _words;
    private readonly (int Feature, float Weight)[] _marks;

    /// <summary>Looks the features up.</summary>
    public IndexedBag(FeatureBag bag, Dictionary<uint, int> index)
    {
        _words = [.. bag.Words.Select(w => (index.GetValueOrDefault(w.Key, -1), w.Value)).Where(w => w.Item1 >= 0)];
        _marks = [.. bag.Marks.Select(m => (index.GetValueOrDefault(m.Key, -1), m.Weight)).Where(m => m.Item1 >= 0)];
    }

    /// <summary>Words and marks.</summary>
    public IEnumerable<int> Features => _words.Select(w => w.Feature).Concat(_marks.Select(m => m.Feature));

    /// <summary>The entry in the numbers of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The row of each feature, or -1.</param>
    public (int Row, float Value)[] Project(FeatureTable table, int[] rows) =>
        table.Weigh(
            _words.Where(w => rows[w.Feature] >= 0).Select(w => (rows[w.Feature], w.Count)),
            _marks.Where(m => rows[m.Feature] >= 0).Select(m => (rows[m.Feature], m.Weight))
        );
}
