using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Chela.Reading.Groups;

/// <summary>
/// The examples in numbers: each feature that stands in enough entries has an index, and its entries are counted by class
/// once, so that a part of the weeks can be left out by taking its entries off.
/// </summary>
internal sealed class Corpus
{
    /// <summary>Features of a model at most: those that tell most.</summary>
    private const int MostFeatures = 30_000;

    /// <summary>Entries that a feature must stand in: in a few hundred, and in more.</summary>
    private const int FewEntries = 300;
    private const int LeastOfFew = 2;
    private const int LeastOfMany = 3;

    /// <summary>How much an entry counts whose text is not, or hardly, looked at.</summary>
    private const float ForeignWeight = 0.8f;
    private const float BareWeight = 0.3f;

    private readonly int _classes;
    private readonly uint[] _keys;
    private readonly float[] _counts;
    private readonly ImmutableArray<CorpusEntry> _entries;

    /// <summary>Counts the features.</summary>
    /// <param name="examples">The examples with the index of their class, or -1.</param>
    /// <param name="classes">The number of classes.</param>
    public Corpus(IReadOnlyCollection<(GroupExample Example, int Class)> examples, int classes)
    {
        _classes = classes;
        var bags = examples.Select(e => FeatureBag.Of(e.Example.Facts, EntryView.Whole)).ToList();
        var spread = new Dictionary<uint, int>();
        foreach (var key in bags.SelectMany(b => b.Keys))
        {
            CollectionsMarshal.GetValueRefOrAddDefault(spread, key, out _)++;
        }

        var least = examples.Count < FewEntries ? LeastOfFew : LeastOfMany;
        _keys = [.. spread.Where(s => s.Value >= least).Select(s => s.Key).Order()];
        var index = _keys.Select((key, i) => (key, i)).ToDictionary(k => k.key, k => k.i);
        _entries = [.. examples.Zip(bags, (e, bag) => new CorpusEntry(e.Example, e.Class, bag, index))];
        _counts = new float[_keys.Length * classes];
        foreach (var entry in _entries)
        {
            Count(entry, 1, _counts);
        }
    }

    /// <summary>The entries, in the order of the examples.</summary>
    public ImmutableArray<CorpusEntry> Entries => _entries;

    /// <summary>Fits a model to all entries but those left out.</summary>
    /// <returns>The model, and the row of each feature of this corpus in its table, or -1.</returns>
    public (FeatureTable Table, int[] Rows, LinearClassifier Classifier) Fit(Func<CorpusEntry, bool> isLeftOut)
    {
        var (table, rows) = TableWithout([.. _entries.Where(isLeftOut)]);
        var training = new List<TrainingRow>();
        foreach (var entry in _entries.Where(e => e.Class >= 0 && !isLeftOut(e)))
        {
            training.Add(new TrainingRow(entry.Whole.Project(table, rows), entry.Class, 1));
            // What the owner wrote, and posts, are never met in another language or as a bare link.
            if (entry.Example.Facts.HasSource)
            {
                training.Add(new TrainingRow(entry.Foreign.Project(table, rows), entry.Class, ForeignWeight));
                training.Add(new TrainingRow(entry.Bare.Project(table, rows), entry.Class, BareWeight));
            }
        }

        return (table, rows, LinearClassifier.Fit(training, table.Keys.Length, _classes));
    }

    private (FeatureTable Table, int[] Rows) TableWithout(List<CorpusEntry> leftOut)
    {
        var counts = _counts.AsSpan().ToArray();
        leftOut.ForEach(e => Count(e, -1, counts));
        var all = new float[_classes];
        foreach (var entry in _entries.Except(leftOut).Where(e => e.Class >= 0))
        {
            all[entry.Class]++;
        }

        var entries = all.Sum();
        var least = entries < FewEntries ? LeastOfFew : LeastOfMany;
        var known = new List<(int Feature, float Count, double Gain)>();
        for (var feature = 0; feature < _keys.Length; feature++)
        {
            var with = counts.AsSpan(feature * _classes, _classes);
            var count = Informativeness.Sum(with);
            if (count >= least)
            {
                known.Add((feature, count, Informativeness.Gain(with, all, entries)));
            }
        }

        var chosen = known
            .OrderByDescending(k => k.Gain)
            .ThenBy(k => k.Feature)
            .Take(MostFeatures)
            .OrderBy(k => k.Feature)
            .ToList();
        var rows = new int[_keys.Length];
        Array.Fill(rows, -1);
        for (var row = 0; row < chosen.Count; row++)
        {
            rows[chosen[row].Feature] = row;
        }

        return (
            new FeatureTable(
                [.. chosen.Select(c => _keys[c.Feature])],
                [.. chosen.Select(c => Informativeness.Weight(c.Gain, c.Count, entries))]
            ),
            rows
        );
    }

    private void Count(CorpusEntry entry, float by, float[] counts)
    {
        if (entry.Class >= 0)
        {
            foreach (var feature in entry.Whole.Features)
            {
                counts[(feature * _classes) + entry.Class] += by;
            }
        }
    }
}
