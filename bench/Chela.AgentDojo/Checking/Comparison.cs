using Chela.AgentDojo.Suites;
using Chela.Text;

namespace Chela.AgentDojo.Checking;

/// <summary>The operators of a check.</summary>
internal static class Comparison
{
    /// <summary>Whether <paramref name="a"/> stands to <paramref name="b"/> as the operator says.</summary>
    public static bool Holds(string operation, object? a, object? b)
    {
        if (a == Scope.Missing || b == Scope.Missing)
        {
            return false;
        }

        return operation switch
        {
            "eq" => Data.AreEqual(a, b),
            "ne" => !Data.AreEqual(a, b),
            "lt" => Order(a, b) < 0,
            "le" => Order(a, b) <= 0,
            "gt" => Order(a, b) > 0,
            "ge" => Order(a, b) >= 0,
            "contains" => Contains(a, b),
            "not_contains" => !Contains(a, b),
            "in" => Contains(b, a),
            "contains_all" => ((Items)b!).TrueForAll(i => Contains(a, i)),
            "contains_any" => ((Items)b!).Exists(i => Contains(a, i)),
            "contains_all_ci" => ((Items)b!).TrueForAll(i =>
                Contains(Casing.ToLower((string)a!), Casing.ToLower((string)i!))
            ),
            "starts_with" => ((string)a!).StartsWith((string)b!, StringComparison.Ordinal),
            "set_eq" => AreSameSet((Items)a!, (Items)b!),
            _ => throw new InvalidDataException($"Expected an operator of a check, found {operation}."),
        };
    }

    private static int Order(object? a, object? b) =>
        a is string text ? string.CompareOrdinal(text, (string)b!) : Data.ToDouble(a).CompareTo(Data.ToDouble(b));

    private static bool Contains(object? whole, object? part) =>
        whole switch
        {
            string text => part is string piece && text.Contains(piece, StringComparison.Ordinal),
            Items items => items.Exists(i => Data.AreEqual(i, part)),
            Map map => part is string key && map.ContainsKey(key),
            _ => false,
        };

    private static bool AreSameSet(Items a, Items b) =>
        !a.Exists(i => i is Map) && a.TrueForAll(i => Contains(b, i)) && b.TrueForAll(i => Contains(a, i));
}
