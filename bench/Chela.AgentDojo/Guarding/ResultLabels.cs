using System.Collections.Immutable;
using Chela.AgentDojo.Suites;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.AgentDojo.Guarding;

/// <summary>Turns a tool's result into a labelled value: who wrote which part, who may see it.</summary>
internal sealed class ResultLabels(ToolSpecification tool, Map arguments)
{
    private readonly ToolSheet _sheet = ToolSheets.Of(tool.Name);

    /// <summary>The value of a result.</summary>
    public Value Of(object? result) => Of(result, "", result as Map, Label.Public);

    /// <summary>A value without parts of its own, all of one label.</summary>
    public static Value Plain(object? data, Label label) =>
        data switch
        {
            Map map => RecordOf(map.Select(m => KeyValuePair.Create(m.Key, Plain(m.Value, label))), label),
            Items items => ListOf(items.Select(i => Plain(i, label)), label),
            string text => new Value.Text(text, label),
            long whole => new Value.Whole(whole, label),
            double number => new Value.Fraction((decimal)number, label),
            bool truth => new Value.Truth(truth, label),
            _ => new Value.Nothing(label),
        };

    /// <summary>A record with the join of all labels inside.</summary>
    public static Value RecordOf(IEnumerable<KeyValuePair<string, Value>> fields, Label otherwise)
    {
        var sorted = fields.ToImmutableSortedDictionary(StringComparer.Ordinal);
        var label = sorted.IsEmpty ? otherwise : Label.JoinAll(sorted.Values.Select(f => f.Label));
        return new Value.Record(sorted, label);
    }

    /// <summary>A list with the join of all labels inside.</summary>
    public static Value ListOf(IEnumerable<Value> values, Label otherwise)
    {
        var items = values.ToImmutableArray();
        return new Value.List(items, items.IsEmpty ? otherwise : Label.JoinAll(items.Select(i => i.Label)));
    }

    // Paths of untrusted fields have at most two steps: "*.body", "*", "title"; "$" is the whole.
    private Value Of(object? data, string path, Map? item, Label outer)
    {
        var isUntrusted = tool.UntrustedFields.Contains(path.Length == 0 ? "$" : path);
        var label = outer.Join(isUntrusted ? Label.From(SourceOf(item)) : Label.Public);
        if (path.Length == 0 || (path == "*" && data is Map))
        {
            item = data as Map ?? item;
            label = label.Join(ReadersOf(item));
        }

        bool IsDeep(string name) =>
            tool.UntrustedFields.Exists(f => f.StartsWith(name, StringComparison.Ordinal)) && path.Length == 0;
        return (data, path) switch
        {
            (Items items, "") => ListOf(items.Select(i => Of(i, "*", item, ForElements(label))), label),
            (Map map, "" or "*") => RecordOf(
                map.Select(m =>
                    KeyValuePair.Create(m.Key, Of(m.Value, FieldPath(path, m.Key, IsDeep("*")), item, label))
                ),
                label
            ),
            _ => Plain(data, label),
        };
    }

    /// <summary>The readers of a list are its elements' own, where these say who.</summary>
    private Label ForElements(Label label) =>
        _sheet.Readers.Length > 0 ? Label.JoinAll(label.Sources.Select(Label.From)) : label;

    private static string FieldPath(string path, string key, bool isEvery) =>
        path.Length > 0 ? $"{path}.{key}"
        : isEvery ? "*"
        : key;

    private Label ReadersOf(Map? item)
    {
        if (_sheet.ReadersArgument is { } argument && arguments.TextOrNull(argument) is { } group)
        {
            return Label.Public.RestrictTo(Readers.Only(Principal.Of("#" + group), Principal.Of(group)));
        }

        var named = item is null ? [] : _sheet.Readers.SelectMany(f => NamesIn(item.GetValueOrDefault(f))).ToList();
        return named.Count > 0
                ? Label.Public.RestrictTo(Readers.Only(named.Select(Principal.Of).Append(Principal.Owner)))
            : tool.IsPrivate ? Label.Public.RestrictTo(Readers.OwnerOnly)
            : Label.Public;
    }

    private Source SourceOf(Map? item)
    {
        var name =
            (_sheet.SourceField is { } field ? item?.TextOrNull(field) : null)
            ?? (_sheet.SourceArgument is { } argument ? arguments.TextOrNull(argument) : null);
        return name is null ? new Source(SourceKind.Tool, tool.Name)
            : _sheet.Source == SourceKind.Web && CanonicalUrl.TryParse(name, out var url)
                ? new Source(SourceKind.Web, url.Host)
            : new Source(_sheet.Source, name);
    }

    private static IEnumerable<string> NamesIn(object? data) =>
        data switch
        {
            string name => [name],
            Items items => items.OfType<string>(),
            Map map => map.Keys,
            _ => [],
        };
}
