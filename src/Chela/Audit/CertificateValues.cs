using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Guard;
using Chela.Text;

namespace Chela.Audit;

/// <summary>Reads values with their labels out of a certificate.</summary>
internal static class CertificateValues
{
    private static readonly ImmutableSortedDictionary<string, Value> s_noFields = ImmutableSortedDictionary.Create<
        string,
        Value
    >(StringComparer.Ordinal);

    /// <summary>
    /// An argument: a tree whose leaves are <c>{from, label, value}</c>, <c>{bytes, from, label}</c> or
    /// <c>{from, label, length, of, sha256}</c>.
    /// </summary>
    public static Value Argument(WireNode node)
    {
        if (node.Json.ValueKind == JsonValueKind.Array)
        {
            ImmutableArray<Value> items = [.. node.Items().Select(Argument)];
            return new Value.List(items, Join(items));
        }

        var isLeaf = node.Optional("from") is { Json.ValueKind: JsonValueKind.Array } && node.Optional("label") is { };
        if (!isLeaf)
        {
            var fields = s_noFields.AddRange(
                node.Members().Select(m => KeyValuePair.Create(m.Name, Argument(m.Value)))
            );
            return new Value.Record(fields, Join(fields.Values));
        }

        Value leaf = node.Optional("sha256") is { }
            ? Hashed(node.Object("from", "label", "length", "of", "sha256"), Label(node["label"]))
            : Leaf(node.Object("bytes?", "from", "label", "value?"), Label(node["label"]));
        return leaf with { From = [.. node["from"].Items().Select(WireValues.OriginOf)] };
    }

    /// <summary>A result whose parts have labels of their own.</summary>
    public static Value Tree(WireNode node)
    {
        var own = node.Optional("label") is { } label ? Label(label) : null;
        if (node.Optional("items") is { } list)
        {
            node.Object("items", "label?");
            ImmutableArray<Value> items = [.. list.Items().Select(Tree)];
            return new Value.List(items, own ?? Join(items));
        }

        if (node.Optional("fields") is { } record)
        {
            node.Object("fields", "label?");
            var fields = s_noFields.AddRange(record.Members().Select(m => KeyValuePair.Create(m.Name, Tree(m.Value))));
            return new Value.Record(fields, own ?? Join(fields.Values));
        }

        node.Object("bytes?", "label", "value?");
        return Leaf(node, own!);
    }

    /// <summary>A value that bears one label in all its parts.</summary>
    public static Value Plain(WireNode node, Label label)
    {
        switch (node.Json.ValueKind)
        {
            case JsonValueKind.Array:
                return new Value.List([.. node.Items().Select(i => Plain(i, label))], label);
            case JsonValueKind.Object:
                var fields = node.Members().Select(m => KeyValuePair.Create(m.Name, Plain(m.Value, label)));
                return new Value.Record(s_noFields.AddRange(fields), label);
            case JsonValueKind.String:
                return new Value.Text(node.Text(), label);
            case JsonValueKind.Number when node.Json.TryGetInt64(out var whole):
                return new Value.Whole(whole, label);
            case JsonValueKind.Number:
                return new Value.Fraction(Number(node), label);
            case JsonValueKind.Null:
                return new Value.Nothing(label);
            default:
                return new Value.Truth(node.Json.GetBoolean(), label);
        }
    }

    /// <summary>A number.</summary>
    public static decimal Number(WireNode node) =>
        node.Json.ValueKind == JsonValueKind.Number
        && decimal.TryParse(node.Json.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw WireError.At(node.Place, "a number");

    /// <summary>A label: <c>{readers, sources}</c>.</summary>
    public static Label Label(WireNode node)
    {
        node.Object("readers", "sources");
        var label = Envelope.Labels.Label.JoinAll(
            node["sources"].Items().Select(SourceOf).Select(Envelope.Labels.Label.From)
        );
        return label.RestrictTo(Readers(node["readers"]));
    }

    /// <summary>Readers: <c>"everyone"</c> or a list of principals.</summary>
    public static Readers Readers(WireNode node) =>
        node.Json.ValueKind == JsonValueKind.Array
            ? Envelope.Labels.Readers.Only(node.Items().Select(r => new Principal(r.Text())))
        : node.Text() == "everyone" ? Envelope.Labels.Readers.Everyone
        : throw WireError.At(node.Place, "\"everyone\" or a list of principals");

    private static Value Leaf(WireNode node, Label label)
    {
        if (node.Optional("bytes") is { } bytes)
        {
            var content = new byte[bytes.Text().Length];
            return Convert.TryFromBase64String(bytes.Text(), content, out var length)
                ? new Value.Bytes(content.AsMemory(0, length), label)
                : throw WireError.At(bytes.Place, "bytes as base64");
        }

        return node.Optional("value") is { } value
            ? Plain(value, label)
            : throw WireError.At(node.Place, "a value or bytes");
    }

    private static Value.Hashed Hashed(WireNode node, Label label) =>
        ContentHash.TryParse(node["sha256"].Text(), out var hash)
        && node["length"].Json.TryGetInt64(out var length)
        && length >= 0
        && node["of"].Text() is "bytes" or "text"
            ? new Value.Hashed(hash, length, node["of"].Text() == "text", label)
            : throw WireError.At(node.Place, "the hash and length of a text or of bytes");

    private static Source SourceOf(WireNode node)
    {
        var name = node.Text();
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        var (kind, rest) = colon < 0 ? (name, "") : (name[..colon], name[(colon + 1)..]);
        foreach (var known in Enum.GetValues<SourceKind>())
        {
            if (Casing.ToLower(known.ToString()) == kind)
            {
                return new Source(known, rest);
            }
        }

        throw WireError.At(node.Place, $"a source, found '{name}'");
    }

    private static Label Join(IEnumerable<Value> inside) => Envelope.Labels.Label.JoinAll(inside.Select(v => v.Label));
}
