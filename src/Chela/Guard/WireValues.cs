using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Guard;

/// <summary>Reads values, paths, references and origins off the wire.</summary>
internal static class WireValues
{
    private static ImmutableSortedDictionary<string, Value> NoFields { get; } =
        ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal);

    /// <summary>A result with its labels put on every node.</summary>
    public static Value Labelled(WireNode value, WireNode labels)
    {
        var tree = WireLabels.Read(labels);
        return Labelled(value, tree, tree.Whole, NumberOfResult);
    }

    /// <summary>An argument: a tree whose leaves are <c>{value, from}</c>.</summary>
    public static Value Argument(WireNode node)
    {
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Array:
                var items = node.Items().Select(Argument).ToImmutableArray();
                return new Value.List(items, Joined(items));
            case JsonValueKind.Object
                when node.Json.TryGetProperty("from", out var from)
                    && (
                        node.Json.TryGetProperty("value", out _)
                        // A leaf that lost its value, and no tree with an empty list in it.
                        || (from.ValueKind == JsonValueKind.Array && from.GetArrayLength() == 0)
                    ):
                node.Object("value", "from");
                var tree = new LabelTree();
                return ValueTree.WithOrigins(
                    Labelled(node["value"], tree, tree.Whole, NumberOfArgument),
                    [.. node["from"].Items().Select(OriginOf)]
                );
            case JsonValueKind.Object:
                var fields = NoFields.AddRange(
                    node.Members().Select(m => KeyValuePair.Create(m.Name, Argument(m.Value)))
                );
                return new Value.Record(fields, Joined(fields.Values));
            default:
                throw WireError.At(node.Place, "a leaf {value, from}, or a list or object of leaves");
        }
    }

    /// <summary>How many origins, and references in them, the leaves of an argument have.</summary>
    public static int OriginsOf(Value argument) => ValueTree.Nodes(argument).SelectMany(n => n.From).Sum(CountOf);

    /// <summary>A reference.</summary>
    public static Reference ReferenceOf(WireNode node)
    {
        node.Object("record", "path");
        return new Reference(node["record"].Text(), Path(node["path"]));
    }

    /// <summary>A path.</summary>
    public static ValuePath Path(WireNode node) =>
        new([
            .. node.Items()
                .Select(step =>
                    !step.IsText ? PathStep.Item(step.Whole())
                    : step.Text() is not "*" and var key ? PathStep.Field(key)
                    : PathStep.Every
                ),
        ]);

    private static int CountOf(Origin origin) =>
        origin switch
        {
            Origin.Reader reader => 1 + reader.Of.Length,
            Origin.Planner planner => 1 + planner.Seen.Length,
            _ => 1,
        };

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

    /// <summary>
    /// A value whose leaves carry the join of all labels on the way to them. What is under none is nobody's: untrusted, and
    /// for the owner alone.
    /// </summary>
    private static Value Labelled(
        WireNode node,
        LabelTree tree,
        LabelTree.Place place,
        Func<WireNode, Label, Value> number
    )
    {
        var label = place.Label ?? Envelope.Labels.Labelled.Nothing;
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Array:
                var items = node.Items()
                    .Select((item, i) => Labelled(item, tree, tree.Step(place, PathStep.Item(i)), number))
                    .ToImmutableArray();
                return new Value.List(items, Inside(items));
            case JsonValueKind.Object:
                var fields = NoFields.AddRange(
                    node.Members()
                        .Select(m =>
                            KeyValuePair.Create(
                                m.Name,
                                Labelled(m.Value, tree, tree.Step(place, PathStep.Field(m.Name)), number)
                            )
                        )
                );
                return new Value.Record(fields, Inside(fields.Values));
            case JsonValueKind.String:
                return new Value.Text(node.Text(), label);
            case JsonValueKind.Number:
                return number(node, label);
            case JsonValueKind.Null:
                return new Value.Nothing(label);
            default:
                return new Value.Truth(node.Json.GetBoolean(), label);
        }

        Label Inside(IEnumerable<Value> values) =>
            values.Aggregate((Label?)null, (join, value) => tree.Join(join, value.Label)) ?? label;
    }

    private static Label Joined(IEnumerable<Value> values) =>
        Label.JoinAll(values.Select(v => v.Label).Distinct(ReferenceEqualityComparer.Instance).Cast<Label>());

    /// <summary>A number of a result. One that cannot be held exactly is kept as it is written.</summary>
    private static Value NumberOfResult(WireNode node, Label label) =>
        Number(node.Json, label) ?? new Value.Text(node.Json.GetRawText(), label);

    private static Value NumberOfArgument(WireNode node, Label label) =>
        Number(node.Json, label)
        ?? throw WireError.At(node.Place, "a number that a double tells from its neighbours; send others as text");

    /// <summary>
    /// A number; null if a double cannot tell it from its neighbours, since it would be decided on as another number than
    /// the tool gets.
    /// </summary>
    private static Value? Number(JsonElement json, Label label)
    {
        if (json.TryGetInt64(out var whole))
        {
            return new Value.Whole(whole, label);
        }

        // The shortest digits that tell a double apart are 17 at most.
        var text = json.GetRawText();
        var exponent = text.AsSpan().IndexOfAny('e', 'E');
        var digits = (exponent < 0 ? text : text[..exponent])
            .Replace(".", "", StringComparison.Ordinal)
            .AsSpan()
            .Trim("-0");
        return
            digits.Length <= 17
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && Shortest(double.Parse(text, CultureInfo.InvariantCulture)) == number
            && (number != 0 || digits.IsEmpty)
            ? new Value.Fraction(number, label)
            : null;
    }

    private static decimal? Shortest(double number) =>
        decimal.TryParse(
            number.ToString("R", CultureInfo.InvariantCulture),
            NumberStyles.Float,
            CultureInfo.InvariantCulture,
            out var shortest
        )
            ? shortest
            : null;
}
