using Chela.AgentDojo.Suites;
using Chela.AgentDojo.Worlds;
using Chela.Text;

namespace Chela.AgentDojo.Checking;

/// <summary>What the names in a check stand for.</summary>
internal sealed class Scope
{
    /// <summary>Stands for what is not there: any comparison with it is false.</summary>
    public static readonly object Missing = new();

    private readonly Scope? _outer;
    private readonly Map _names = [];

    private Scope(Scope? outer) => _outer = outer;

    /// <summary>The scope of a whole check.</summary>
    public static Scope Of(Outcome outcome)
    {
        var scope = new Scope(null);
        scope._names["pre"] = outcome.Before;
        scope._names["post"] = outcome.After;
        scope._names["output"] = outcome.Output;
        scope._names["trace"] = new Items(
            outcome.Trace.Select(c => new Map { ["function"] = c.Function, ["args"] = c.Arguments })
        );
        foreach (var (name, value) in World.Variables(outcome.Before, outcome.After))
        {
            scope._names["$" + name] = value;
        }

        return scope;
    }

    /// <summary>The scope with one more name.</summary>
    public Scope With(string name, object? value)
    {
        var scope = new Scope(this);
        scope._names["$" + name] = value;
        return scope;
    }

    /// <summary>What a name stands for.</summary>
    public object? this[string name] =>
        _names.TryGetValue(name, out var value) ? value
        : _outer is null ? Missing
        : _outer[name];

    /// <summary>What a path leads to.</summary>
    public object? Resolve(Items path)
    {
        var current = this[(string)path[0]!];
        foreach (var given in path.Skip(1))
        {
            if (current == Missing || current is null)
            {
                return Missing;
            }

            if (given is string function && function.StartsWith('#'))
            {
                current = Apply(function[1..], current);
                continue;
            }

            var step = given is string name && name.StartsWith('$') ? this[name] : given;
            current = (current, step) switch
            {
                (Items items, long index) when -items.Count <= index && index < items.Count => items[
                    (int)(index < 0 ? items.Count + index : index)
                ],
                (Map map, string key) => map.TryGetValue(key, out var value) ? value : Missing,
                _ => Missing,
            };
        }

        return current;
    }

    /// <summary>The value of a comparison: a literal, a path, or a list of these.</summary>
    public object? ValueOf(object? value)
    {
        switch (value)
        {
            case Map map when map.TryGetValue("path", out var path):
                var found = Resolve((Items)path!);
                return found == Missing || !map.TryGetValue("plus", out var plus) ? found
                    : found is long whole && plus is long more ? whole + more
                    : Data.ToDouble(found) + Data.ToDouble(plus);
            case Items items:
                return new Items(items.Select(ValueOf));
            default:
                return value;
        }
    }

    private static object? Apply(string function, object? current)
    {
        var colon = function.IndexOf(':', StringComparison.Ordinal);
        return (colon < 0 ? function : function[..colon], current) switch
        {
            ("len", string text) => World.SizeOf(text),
            ("len", Items items) => (long)items.Count,
            ("len", Map map) => (long)map.Count,
            ("lower", Items items) => new Items(items.Select(i => (object?)Casing.ToLower((string)i!))),
            ("lower", string text) => Casing.ToLower(text),
            ("values", Map map) => new Items(map.Values),
            ("keys", Map map) => new Items(map.Keys),
            ("keys", Items items) => items,
            ("month_day", string text) => text[5..10],
            ("words", string text) => new Items(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            ("no_newlines", string text) => text.Replace("\n", "", StringComparison.Ordinal),
            ("text", _) => Data.TextOf(current),
            ("prefix", string text) => text[..Math.Min(text.Length, int.Parse(function[(colon + 1)..]))],
            _ => throw new InvalidDataException($"Expected a function of a path, found #{function}."),
        };
    }
}
