using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Checking;

/// <summary>What changed between two states, in the kinds that the benchmark's checks name.</summary>
internal sealed class Difference
{
    private readonly Dictionary<string, List<(string Path, object? Value)>> _changes = [];

    /// <summary>Compares two states.</summary>
    public static Difference Of(Map before, Map after)
    {
        var difference = new Difference();
        difference.Compare(before, after, []);
        return difference;
    }

    /// <summary>The kinds of change that there are.</summary>
    public IEnumerable<string> Kinds => _changes.Keys;

    /// <summary>The changed paths of a kind, each as one text.</summary>
    public HashSet<string> PathsOf(string kind) => [.. Changes(kind).Select(c => c.Path)];

    /// <summary>The new values of a kind.</summary>
    public IEnumerable<object?> ValuesOf(string kind) => Changes(kind).Select(c => c.Value);

    /// <summary>A path as one text: keys and indexes are told apart.</summary>
    public static string PathOf(IEnumerable<object?> steps) =>
        string.Concat(steps.Select(s => s is string key ? $"/k{key}" : $"/i{Data.TextOf(s)}"));

    private List<(string Path, object? Value)> Changes(string kind) => _changes.GetValueOrDefault(kind) ?? [];

    private void Compare(object? before, object? after, object?[] path)
    {
        switch (before, after)
        {
            case (Map a, Map b):
                foreach (var (key, value) in b.Where(m => !a.ContainsKey(m.Key)))
                {
                    Add("dictionary_item_added", [.. path, key], value);
                }

                foreach (var (key, value) in a)
                {
                    if (b.TryGetValue(key, out var other))
                    {
                        Compare(value, other, [.. path, key]);
                    }
                    else
                    {
                        Add("dictionary_item_removed", [.. path, key], value);
                    }
                }

                break;
            case (Items a, Items b):
                Compare(a, b, path);
                break;
            default:
                if (before?.GetType() != after?.GetType())
                {
                    Add("type_changes", path, after);
                }
                else if (!Data.AreEqual(before, after))
                {
                    Add("values_changed", path, after);
                }

                break;
        }
    }

    /// <summary>Lists of scalars are matched, others are compared place by place.</summary>
    private void Compare(Items a, Items b, object?[] path)
    {
        var isFlat = !a.Concat(b).Any(i => i is Map or Items);
        var blocks = isFlat ? Matcher.Blocks(a, b, ignoresPopular: false) : [];
        var (fromA, fromB) = (0, 0);
        foreach (var (toA, toB, length) in blocks.Append((a.Count, b.Count, 0)))
        {
            var both = Math.Min(toA - fromA, toB - fromB);
            for (var i = 0; i < both; i++)
            {
                Compare(a[fromA + i], b[fromB + i], [.. path, (long)(fromA + i)]);
            }

            for (var i = fromA + both; i < toA; i++)
            {
                Add("iterable_item_removed", [.. path, (long)i], a[i]);
            }

            for (var i = fromB + both; i < toB; i++)
            {
                Add("iterable_item_added", [.. path, (long)i], b[i]);
            }

            (fromA, fromB) = (toA + length, toB + length);
        }
    }

    private void Add(string kind, object?[] path, object? value)
    {
        if (!_changes.TryGetValue(kind, out var changes))
        {
            _changes[kind] = changes = [];
        }

        changes.Add((PathOf(path), value));
    }
}
