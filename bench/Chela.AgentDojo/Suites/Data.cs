using System.Globalization;
using System.Text.Json;

namespace Chela.AgentDojo.Suites;

/// <summary>
/// JSON as the benchmark's Python sees it: text, truth, whole (<see cref="long"/>) and floating numbers apart, lists, and
/// objects that keep the order of their members.
/// </summary>
internal static class Data
{
    /// <summary>Reads a file.</summary>
    public static Map Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        return (Map)Of(document.RootElement)!;
    }

    /// <summary>The data of an element.</summary>
    public static object? Of(JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.Object => new Map(
                element.EnumerateObject().Select(m => KeyValuePair.Create(m.Name, Of(m.Value)))
            ),
            JsonValueKind.Array => new Items(element.EnumerateArray().Select(Of)),
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number when element.TryGetInt64(out var whole) && IsWhole(element) => whole,
            JsonValueKind.Number => element.GetDouble(),
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        };

    /// <summary>A deep copy in which every text, names of members too, is what <paramref name="map"/> makes of it.</summary>
    public static object? Map(object? data, Func<string, string> map) =>
        data switch
        {
            string text => map(text),
            Items list => new Items(list.Select(i => Map(i, map))),
            Map members => new Map(members.Select(m => KeyValuePair.Create(map(m.Key), Map(m.Value, map)))),
            _ => data,
        };

    /// <summary>A deep copy.</summary>
    public static T Copy<T>(T data)
        where T : class => (T)Map(data, text => text)!;

    /// <summary>Deep equality: the order of members does not count, 1 is 1.0 and not true.</summary>
    public static bool AreEqual(object? a, object? b) =>
        (a, b) switch
        {
            (Map x, Map y) => x.Count == y.Count
                && x.All(m => y.TryGetValue(m.Key, out var other) && AreEqual(m.Value, other)),
            (Items x, Items y) => x.Count == y.Count && x.Zip(y).All(p => AreEqual(p.First, p.Second)),
            (long or double, long or double) => ToDouble(a).Equals(ToDouble(b)),
            _ => Equals(a, b),
        };

    /// <summary>A number as a double.</summary>
    public static double ToDouble(object? number) => Convert.ToDouble(number, CultureInfo.InvariantCulture);

    /// <summary>A scalar as Python's <c>str</c> writes it: 50.0 is "50.0".</summary>
    public static string TextOf(object? data) =>
        data switch
        {
            string text => text,
            long whole => whole.ToString(CultureInfo.InvariantCulture),
            double number when Math.Abs(number) < 1e16 && number == Math.Floor(number) => number.ToString(
                "F1",
                CultureInfo.InvariantCulture
            ),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            true => "True",
            false => "False",
            null => "None",
            _ => throw new InvalidDataException("Expected a scalar, found a list or an object."),
        };

    private static bool IsWhole(JsonElement element) => !element.GetRawText().AsSpan().ContainsAny('.', 'e', 'E');
}
