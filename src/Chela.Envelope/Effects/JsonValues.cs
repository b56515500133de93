using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Chela.Envelope.Labels;

namespace Chela.Envelope.Effects;

/// <summary>JSON as labelled values.</summary>
public static class JsonValues
{
    private static readonly ImmutableSortedDictionary<string, Value> s_noFields = ImmutableSortedDictionary.Create<
        string,
        Value
    >(StringComparer.Ordinal);

    /// <summary>The value, with one label on all of it.</summary>
    public static Value Of(JsonElement json, Label label) => Of(json, label, 0);

    private static Value Of(JsonElement json, Label label, int depth)
    {
        switch (json.ValueKind)
        {
            // INVARIANT: paths lead no deeper than this, so what is deeper is one leaf.
            case JsonValueKind.Array or JsonValueKind.Object when depth >= ValueTree.Deepest - 1:
                return new Value.Text(json.GetRawText(), label);
            case JsonValueKind.Array:
                return new Value.List([.. json.EnumerateArray().Select(i => Of(i, label, depth + 1))], label);
            case JsonValueKind.Object:
                // Of two members of a name the last holds, as it does for who reads the JSON.
                var fields = json.EnumerateObject()
                    .Select(p => KeyValuePair.Create(p.Name, Of(p.Value, label, depth + 1)));
                return new Value.Record(s_noFields.SetItems(fields), label);
            case JsonValueKind.String:
                return new Value.Text(json.GetString()!, label);
            case JsonValueKind.Number when json.TryGetInt64(out var whole):
                return new Value.Whole(whole, label);
            case JsonValueKind.Number:
                return Number(json.GetRawText(), label);
            case JsonValueKind.True or JsonValueKind.False:
                return new Value.Truth(json.GetBoolean(), label);
            default:
                return new Value.Nothing(label);
        }
    }

    /// <summary>A number, if a double and a decimal agree on it; else it is a text, which no amount grounds by chance.</summary>
    private static Value Number(string text, Label label) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && (decimal)(double)number == number
        && number != 0
            ? new Value.Fraction(number, label)
            : new Value.Text(text, label);
}
