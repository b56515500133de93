using System.Collections.Immutable;

namespace Chela.Chat;

/// <summary>What a planner set out to do in a turn, so that nothing of it is dropped half-way. Not thread-safe.</summary>
internal sealed class Checklist
{
    /// <summary>The most items.</summary>
    public const int Most = 40;

    private readonly Dictionary<string, bool> _items = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>What is not done yet, in order.</summary>
    public ImmutableArray<string> Open => [.. _order.Where(i => !_items[i])];

    /// <summary>Adds items, and marks others as done. What is done, or is no more to be done, is marked by its text.</summary>
    /// <returns>What names no item.</returns>
    public ImmutableArray<string> Change(IEnumerable<string> add, IEnumerable<string> done)
    {
        foreach (var item in add)
        {
            if (_order.Count < Most && _items.TryAdd(item, false))
            {
                _order.Add(item);
            }
        }

        var unknown = ImmutableArray.CreateBuilder<string>();
        foreach (var item in done)
        {
            if (_items.ContainsKey(item))
            {
                _items[item] = true;
            }
            else
            {
                unknown.Add(item);
            }
        }

        return unknown.ToImmutable();
    }
}
