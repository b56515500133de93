namespace Chela.Reading.Groups;

/// <summary>An example in the views that it is learnt in.</summary>
/// <param name="example">The example.</param>
/// <param name="index">The index of its class; -1 if that cannot be learnt.</param>
/// <param name="bag">Its features, in the view of the whole.</param>
/// <param name="features">The index of each feature of the corpus.</param>
internal sealed class CorpusEntry(GroupExample example, int index, FeatureBag bag, Dictionary<uint, int> features)
{
    /// <summary>The example.</summary>
    public GroupExample Example => example;

    /// <summary>The index of its class; -1 if that cannot be learnt.</summary>
    public int Class => index;

    /// <summary>All of it.</summary>
    public IndexedBag Whole { get; } = new(bag, features);

    /// <summary>As if it were in another language.</summary>
    public IndexedBag Foreign { get; } = new(FeatureBag.Of(example.Facts, EntryView.Foreign), features);

    /// <summary>Title and address.</summary>
    public IndexedBag Bare { get; } = new(FeatureBag.Of(example.Facts, EntryView.Bare), features);
}
