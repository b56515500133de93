namespace Chela.AgentDojo.Suites;

/// <summary>Short ways into data whose shape is known.</summary>
internal static class DataAccess
{
    /// <summary>A member that is an object.</summary>
    public static Map In(this Map map, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            map = (Map)map[name]!;
        }

        return map;
    }

    /// <summary>A member that is a list.</summary>
    public static Items List(this Map map, string name) => (Items)map[name]!;

    /// <summary>A member that is a text.</summary>
    public static string Text(this Map map, string name) => (string)map[name]!;

    /// <summary>A member that is a text, or null where there is none.</summary>
    public static string? TextOrNull(this Map map, string name) => map.GetValueOrDefault(name) as string;

    /// <summary>Whether a member is there and true.</summary>
    public static bool IsTrue(this Map map, string name) => map.GetValueOrDefault(name) is true;

    /// <summary>A list of texts; empty where there is none.</summary>
    public static List<string> Texts(this Map map, string name) =>
        map.GetValueOrDefault(name) is Items items ? [.. items.OfType<string>()] : [];

    /// <summary>The objects in a list, or the members of an object, that are objects.</summary>
    public static IEnumerable<Map> Maps(this object? data) =>
        data switch
        {
            Items items => items.OfType<Map>(),
            Map map => map.Values.OfType<Map>(),
            _ => [],
        };
}
