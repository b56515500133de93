using System.Runtime.CompilerServices;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Text;

namespace Chela.Envelope.Certificates;

/// <summary>
/// A record as certificates hold it: with its value, with the keys and names of items in it, or only with the value's hash
/// and label. What is long is made once for a record, since many verdicts rest on the same ones.
/// </summary>
internal sealed class RecordJson
{
    private static readonly ConditionalWeakTable<Record, RecordJson> s_known = [];

    private readonly Record _record;
    private readonly Lazy<string> _hash;
    private readonly Lazy<string> _full;
    private readonly Lazy<string> _brief;

    private RecordJson(Record record)
    {
        _record = record;
        var value = new Lazy<string>(() => ValueJson.Of(record.Value));
        _hash = new Lazy<string>(() => ContentHash.Of(value.Value).ToString());
        _full = new Lazy<string>(() => Json(json => Whole(json, value.Value)));
        _brief = new Lazy<string>(() => Json(_ => { }));
    }

    /// <summary>The record with its value.</summary>
    public static string Full(Record record) => Of(record)._full.Value;

    /// <summary>The record with its hash and label alone.</summary>
    public static string Brief(Record record) => Of(record)._brief.Value;

    /// <summary>The record with the keys and names of some of its items.</summary>
    public static string Some(Record record, RecordIndex index, IReadOnlySet<RecordItem> items) =>
        Of(record).Json(json => Items(json, index, items, record.Value.Label));

    private static RecordJson Of(Record record) => s_known.GetValue(record, static r => new RecordJson(r));

    private string Json(Action<CanonicalJson> value)
    {
        var json = new CanonicalJson().StartObject().Name("call").StartObject().Name("arguments").StartObject();
        foreach (var argument in _record.Effect.Arguments.DistinctBy(a => a.Name))
        {
            ValueJson.Write(json.Name(argument.Name), argument.Value);
        }

        json.EndObject().Name("kind").Text(PolicyWords.Of(_record.Effect.Kind));
        json.Name("tool").Text(_record.Effect.Tool).EndObject();
        json.Name("id").Text(_record.Id);
        LabelJson.Write(json.Name("label"), _record.Value.Label);
        json.Name("sha256").Text(_hash.Value);
        value(json);
        return json.EndObject().ToString();
    }

    private void Whole(CanonicalJson json, string value)
    {
        if (IsUniform(_record.Value))
        {
            json.Name("value").Literal(value);
        }
        else
        {
            Tree(json.Name("tree"), _record.Value);
        }
    }

    /// <summary>Of each item what it is looked up by, and its label where it is not the record's.</summary>
    private static void Items(CanonicalJson json, RecordIndex index, IReadOnlySet<RecordItem> items, Label whole)
    {
        json.Name("lookup").StartArray();
        foreach (var item in index.Items.Where(items.Contains))
        {
            json.StartObject().Name("fields").StartObject();
            foreach (var name in index.Tool!.KeyFields.Concat(index.Tool.NameFields).Distinct())
            {
                if (item.Value.Fields.TryGetValue(name, out var field))
                {
                    // What has no text is a key that nothing is, as it would be if it were written whole.
                    var isLeaf = field is Value.Text or Value.Whole or Value.Fraction or Value.Truth;
                    ValueJson.Write(json.Name(name), isLeaf ? field : new Value.Nothing(whole));
                }
            }

            json.EndObject();
            if (!item.Value.Label.Equals(whole))
            {
                LabelJson.Write(json.Name("label"), item.Value.Label);
            }

            json.EndObject();
        }

        json.EndArray();
    }

    /// <summary>Whether one label is every node's, so that the value can be written as it is.</summary>
    private static bool IsUniform(Value value) =>
        ValueTree.Nodes(value).All(node => node is not Value.Bytes && node.Label.Equals(value.Label));

    /// <summary>Each node with its label: <c>{label, value}</c>, <c>{bytes, label}</c>, <c>{items, label}</c>, <c>{fields, label}</c>.</summary>
    private static void Tree(CanonicalJson json, Value value)
    {
        json.StartObject();
        switch (value)
        {
            case Value.Bytes bytes:
                json.Name("bytes").Text(Convert.ToBase64String(bytes.Content.Span));
                LabelJson.Write(json.Name("label"), value.Label);
                break;
            case Value.List list:
                json.Name("items").StartArray();
                foreach (var item in list.Items)
                {
                    Tree(json, item);
                }

                json.EndArray();
                Outer(json, value.Label, list.Items);
                break;
            case Value.Record record:
                json.Name("fields").StartObject();
                foreach (var (name, field) in record.Fields)
                {
                    Tree(json.Name(name), field);
                }

                json.EndObject();
                Outer(json, value.Label, record.Fields.Values);
                break;
            default:
                LabelJson.Write(json.Name("label"), value.Label);
                ValueJson.Write(json.Name("value"), value);
                break;
        }

        json.EndObject();
    }

    /// <summary>A label that is no more than the join of those inside is left out.</summary>
    private static void Outer(CanonicalJson json, Label label, IEnumerable<Value> inside)
    {
        if (!label.Equals(Label.JoinAll(inside.Select(v => v.Label))))
        {
            LabelJson.Write(json.Name("label"), label);
        }
    }
}
