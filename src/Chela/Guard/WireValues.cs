using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Guard;

/// <summary>Reads values, paths, references, origins and labels off the wire.</summary>
internal static class WireValues
{
    /// <summary>A result with its labels put on every node.</summary>
    public static Value Labelled(WireNode value, WireNode labels)
    {
        var read = labels
            .Items()
            .Select(l => l.Object("path", "sources", "readers"))
            .Select(l => (Path(l["path"]), Label(l)))
            .ToList();
        return Labelled(value, [.. read.Select(l => (l.Item1.Steps, l.Item2))]);
    }

    /// <summary>An argument: a tree whose leaves are <c>{value, from}</c>.</summary>
    public static Value Argument(WireNode node)
    {
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Array:
                return List([.. node.Items().Select(Argument)]);
            case JsonValueKind.Object
                when node.Json.TryGetProperty("from", out _) && node.Json.TryGetProperty("value", out _):
                var leaf = node.Object("value", "from");
                var origins = leaf["from"].Items().Select(OriginOf).ToImmutableArray();
                return WithOrigins(Labelled(leaf["value"], []), origins);
            case JsonValueKind.Object:
                return Record([.. node.Members().Select(m => (m.Name, Argument(m.Value)))]);
            default:
                throw WireError.At(node.Place, "a leaf {value, from}, or a list or object of leaves");
        }
    }

    /// <summary>A reference.</summary>
    public static Reference ReferenceOf(WireNode node)
    {
        node.Object("record", "path");
        return new Reference(node["record"].Text(), Path(node["path"]));
    }

    /// <summary>An origin.</summary>
    public static Origin OriginOf(WireNode node)
    {
        if (node.Json.ValueKind == JsonValueKind.Object)
        {
            if (node.Json.TryGetProperty("owner", out _))
            {
                return new Origin.Owner(node.Object("owner")["owner"].Text());
            }

            if (node.Json.TryGetProperty("reader", out _))
            {
                return new Origin.Reader([.. node.Object("reader")["reader"].Items().Select(ReferenceOf)]);
            }

            if (node.Json.TryGetProperty("planner", out _))
            {
                return new Origin.Planner([.. node.Object("planner")["planner"].Items().Select(i => i.Text())]);
            }

            if (node.Json.TryGetProperty("record", out _))
            {
                return new Origin.Part(ReferenceOf(node));
            }
        }

        throw WireError.At(node.Place, "{owner}, {record, path}, {reader} or {planner}");
    }

    private static ValuePath Path(WireNode node) =>
        new([
            .. node.Items()
                .Select(step =>
                    step.Json.ValueKind == JsonValueKind.Number ? PathStep.Item(step.Whole())
                    : step.Text() is not "*" and var key ? PathStep.Field(key)
                    : PathStep.Every
                ),
        ]);

    private static Label Label(WireNode node)
    {
        var sources = node["sources"].Items().Select(s => SourceOf(s.Text())).ToList();
        var label = Envelope.Labels.Label.JoinAll(sources.Select(Envelope.Labels.Label.From));
        var readers = node["readers"];
        if (readers.Json.ValueKind == JsonValueKind.String)
        {
            return readers.Text() == "everyone"
                ? label
                : throw WireError.At(readers.Place, "\"everyone\" or a list of principals");
        }

        return label.RestrictTo(Readers.Only(readers.Items().Select(r => Principal.Of(r.Text()))));
    }

    /// <summary>A source by its name on the wire. What is of no known kind is a tool's: untrusted.</summary>
    private static Source SourceOf(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        return (kind, colon < 0) switch
        {
            ("owner", true) => Source.Owner,
            ("system", true) => Source.System,
            ("web", _) => new Source(SourceKind.Web, rest),
            ("mail", _) => new Source(SourceKind.Mail, rest),
            ("file", _) => new Source(SourceKind.File, rest),
            ("reader", _) => new Source(SourceKind.Reader, rest),
            ("model", _) => new Source(SourceKind.Model, rest),
            ("tool", _) => new Source(SourceKind.Tool, rest),
            _ => new Source(SourceKind.Tool, name),
        };
    }

    /// <summary>
    /// A value whose leaves carry the join of all labels on the way to them. What is under none is nobody's: untrusted, and
    /// for the owner alone.
    /// </summary>
    private static Value Labelled(WireNode node, ImmutableArray<(ImmutableArray<PathStep> Steps, Label Label)> labels)
    {
        var here = labels.Where(l => l.Steps.IsEmpty).Select(l => l.Label).ToList();
        var label = here.Count == 0 ? Envelope.Labels.Labelled.Nothing : Envelope.Labels.Label.JoinAll(here);

        // A label without steps left covers all that is inside.
        ImmutableArray<(ImmutableArray<PathStep>, Label)> Inside(string? key, int? index) =>
            [
                .. labels
                    .Where(l =>
                        l.Steps.IsEmpty || l.Steps[0].IsEvery || (l.Steps[0].Key == key && l.Steps[0].Index == index)
                    )
                    .Select(l => (l.Steps.IsEmpty ? l.Steps : l.Steps[1..], l.Label)),
            ];

        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Array:
                var items = node.Items().Select((item, i) => Labelled(item, Inside(null, i))).ToImmutableArray();
                return items.IsEmpty ? new Value.List([], label) : List(items);
            case JsonValueKind.Object:
                var fields = node.Members().Select(m => (m.Name, Labelled(m.Value, Inside(m.Name, null)))).ToList();
                return fields.Count == 0 ? new Value.Record(NoFields, label) : Record(fields);
            case JsonValueKind.String:
                return new Value.Text(node.Text(), label);
            case JsonValueKind.Number:
                return Number(node, label);
            case JsonValueKind.Null:
                return new Value.Nothing(label);
            default:
                return new Value.Truth(node.Json.GetBoolean(), label);
        }
    }

    private static ImmutableSortedDictionary<string, Value> NoFields { get; } =
        ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);

    private static Value.List List(ImmutableArray<Value> items) =>
        new(items, Envelope.Labels.Label.JoinAll(items.Select(i => i.Label)));

    private static Value.Record Record(IReadOnlyCollection<(string Name, Value Value)> fields) =>
        new(
            NoFields.AddRange(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))),
            Envelope.Labels.Label.JoinAll(fields.Select(f => f.Value.Label))
        );

    private static Value Number(WireNode node, Label label)
    {
        if (node.Json.TryGetInt64(out var whole))
        {
            return new Value.Whole(whole, label);
        }

        // What a double cannot tell from its neighbours would be decided on as another number than the tool gets.
        return
            decimal.TryParse(node.Json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (decimal)(double)number == number
            ? new Value.Fraction(number, label)
            : throw WireError.At(node.Place, "a number that a double holds exactly to 15 digits; send others as text");
    }

    private static Value WithOrigins(Value value, ImmutableArray<Origin> origins) =>
        value switch
        {
            Value.List list => list with { Items = [.. list.Items.Select(i => WithOrigins(i, origins))] },
            Value.Record record => record with
            {
                Fields = record.Fields.SetItems(
                    record.Fields.Select(f => KeyValuePair.Create(f.Key, WithOrigins(f.Value, origins)))
                ),
            },
            _ => value with { From = origins },
        };
}
