namespace Chela.Reading.Compose;

/// <summary>Puts names into an order of which only a part is fixed.</summary>
internal static class ArrivalOrder
{
    /// <summary>
    /// Names of a fixed rank come in its order; each other name follows the one that arrived just before it, or stands
    /// first if none did.
    /// </summary>
    /// <param name="arrived">The names as they arrived; repetitions do not count.</param>
    /// <param name="rankOf">The fixed rank, or null.</param>
    public static List<string> Of(IEnumerable<string> arrived, Func<string, int?> rankOf)
    {
        var names = arrived.Distinct().ToList();
        var ordered = new LinkedList<string>(names.Where(n => rankOf(n) is not null).OrderBy(rankOf));
        var nodes = new Dictionary<string, LinkedListNode<string>>();
        for (var node = ordered.First; node is not null; node = node.Next)
        {
            nodes[node.Value] = node;
        }

        for (var i = 0; i < names.Count; i++)
        {
            if (rankOf(names[i]) is null)
            {
                nodes[names[i]] = i == 0 ? ordered.AddFirst(names[i]) : ordered.AddAfter(nodes[names[i - 1]], names[i]);
            }
        }

        return [.. ordered];
    }
}
