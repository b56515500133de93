using System.Runtime.InteropServices;

namespace Chela.Reading.Duplicates;

/// <summary>Finds among many items quickly those that have enough in common with another one to be worth a look.</summary>
/// <param name="most">How many items there are at most.</param>
internal sealed class KeptPrints(int most)
{
    /// <summary>A key that more items have tells nothing of any two.</summary>
    private const int MostWithKey = 48;

    private const int LeastHashes = 6;
    private const int LeastFacts = 2;

    private readonly Dictionary<string, List<int>> _names = [];
    private readonly Dictionary<uint, List<int>> _hashes = [];
    private readonly int[] _shared = new int[most];

    /// <summary>Takes an item in, under its index.</summary>
    public void Add(Fingerprint print, int index)
    {
        foreach (var name in NamesOf(print))
        {
            Add(_names, name, index);
        }

        foreach (var hash in print.Sketch.Hashes)
        {
            Add(_hashes, hash, index);
        }
    }

    /// <summary>The indices of the items that share enough with one.</summary>
    public List<int> Like(Fingerprint print)
    {
        var touched = new List<int>();
        foreach (var name in NamesOf(print))
        {
            // What names an item for certain counts for all that is needed.
            Count(_names.GetValueOrDefault(name), name[0] is 'n' or 'l' ? LeastHashes / LeastFacts : LeastHashes);
        }

        foreach (var hash in print.Sketch.Hashes)
        {
            Count(_hashes.GetValueOrDefault(hash), 1);
        }

        var like = touched.FindAll(index => _shared[index] >= LeastHashes);
        touched.ForEach(index => _shared[index] = 0);
        return like;

        void Count(List<int>? items, int weight)
        {
            foreach (var index in items ?? [])
            {
                if (_shared[index] == 0)
                {
                    touched.Add(index);
                }

                _shared[index] += weight;
            }
        }
    }

    private static IEnumerable<string> NamesOf(Fingerprint print) =>
        print.Ids.Concat(print.Facts).Concat(DuplicateFinder.IsLong(print.Title) ? ["title " + print.Title] : []);

    private static void Add<T>(Dictionary<T, List<int>> kept, T key, int index)
        where T : notnull
    {
        var list = CollectionsMarshal.GetValueRefOrAddDefault(kept, key, out _) ??= [];
        if (list.Count < MostWithKey)
        {
            list.Add(index);
        }
    }
}
