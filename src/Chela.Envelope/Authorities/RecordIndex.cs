using Chela.Envelope.Effects;
using Chela.Envelope.Grounding;
using Chela.Envelope.Tools;

namespace Chela.Envelope.Authorities;

/// <summary>The items of a record by their keys and names, as the tool's declaration says. Immutable and thread-safe.</summary>
internal sealed class RecordIndex
{
    /// <summary>Items are looked for so deep: in the result, and in the lists and maps that it holds.</summary>
    private const int Deepest = 2;

    private static readonly List<RecordItem> None = [];

    private readonly Dictionary<string, List<RecordItem>> _byKey = [];
    private readonly Dictionary<string, List<RecordItem>> _byName = [];

    /// <summary>Reads a record.</summary>
    public RecordIndex(Record record, ToolDeclaration? tool)
    {
        Tool = tool;
        Arguments =
        [
            .. record
                .Effect.Arguments.Where(a =>
                    tool?.RoleOf(a.Name) is not (ParameterRole.Content or ParameterRole.Option)
                )
                .SelectMany(a => ValueTree.Leaves(a.Name, a.Value)),
        ];
        if (tool is not null && !tool.KeyFields.IsEmpty)
        {
            Take(record.Value, ValuePath.Whole, 0);
        }
    }

    /// <summary>The declaration it was made by.</summary>
    public ToolDeclaration? Tool { get; }

    /// <summary>The leaves of the arguments that say what to look at, of the effect that returned the record, with their paths.</summary>
    public List<(string Path, Value Leaf)> Arguments { get; }

    /// <summary>The items in their order: all that have one of the tool's key fields.</summary>
    public List<RecordItem> Items { get; } = [];

    /// <summary>The items that have a key.</summary>
    public List<RecordItem> WithKey(string key) => _byKey.GetValueOrDefault(key, None);

    /// <summary>The items that have a name, however it is written.</summary>
    public List<RecordItem> Named(SoughtValue name) => _byName.GetValueOrDefault(name.Core, None);

    private void Take(Value value, ValuePath path, int depth)
    {
        if (value is Value.Record fields && Tool!.KeyFields.Any(fields.Fields.ContainsKey))
        {
            Add(new RecordItem(path, fields, Tool));
        }
        else if (value is Value.Record map && depth < Deepest)
        {
            foreach (var (name, field) in map.Fields)
            {
                Take(field, path.Then(PathStep.Field(name)), depth + 1);
            }
        }
        else if (value is Value.List list && depth < Deepest)
        {
            for (var at = 0; at < list.Items.Length; at++)
            {
                Take(list.Items[at], path.Then(PathStep.Item(at)), depth + 1);
            }
        }
    }

    private void Add(RecordItem item)
    {
        Items.Add(item);
        foreach (var key in item.Keys.Distinct())
        {
            Add(_byKey, key, item);
        }

        foreach (var name in item.Names.Select(n => n.Read.Sought.Core).Distinct())
        {
            Add(_byName, name, item);
        }
    }

    private static void Add(Dictionary<string, List<RecordItem>> index, string by, RecordItem item)
    {
        if (!index.TryGetValue(by, out var items))
        {
            index[by] = items = [];
        }

        items.Add(item);
    }
}
