using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;

namespace Chela.Agent.Turns.Json;

/// <summary>
/// Values with their labels: <c>{"text": "…", "from": ["owner"], "for": ["owner"]}</c>. What has the label of the value around it does not
/// repeat it; <c>for</c> is missing where everyone may see it.
/// </summary>
internal sealed class ValueConverter : JsonConverter<Value>
{
    /// <inheritdoc/>
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return Read(document.RootElement, Label.Public);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options) =>
        Write(writer, value, null);

    private static void Write(Utf8JsonWriter writer, Value value, Label? around)
    {
        writer.WriteStartObject();
        switch (value)
        {
            case Value.Text text:
                writer.WriteString("text", text.Content);
                break;
            case Value.Whole whole:
                writer.WriteNumber("whole", whole.Number);
                break;
            case Value.Fraction fraction:
                writer.WriteNumber("fraction", fraction.Amount);
                break;
            case Value.Truth truth:
                writer.WriteBoolean("truth", truth.IsTrue);
                break;
            case Value.Bytes bytes:
                WriteBytes(writer, bytes.Content.Span);
                break;
            case Value.List list:
                writer.WriteStartArray("list");
                foreach (var item in list.Items)
                {
                    Write(writer, item, value.Label);
                }

                writer.WriteEndArray();
                break;
            case Value.Record record:
                writer.WriteStartObject("record");
                foreach (var (name, field) in record.Fields)
                {
                    writer.WritePropertyName(name);
                    Write(writer, field, value.Label);
                }

                writer.WriteEndObject();
                break;
        }

        if (!ReferenceEquals(value.Label, around) && !value.Label.Equals(around))
        {
            WriteLabel(writer, value.Label);
        }

        writer.WriteEndObject();
    }

    // What is text is kept as text: a third shorter, and a person can read it.
    private static void WriteBytes(Utf8JsonWriter writer, ReadOnlySpan<byte> bytes)
    {
        if (System.Text.Unicode.Utf8.IsValid(bytes))
        {
            writer.WriteString("utf8", bytes);
        }
        else
        {
            writer.WriteBase64String("bytes", bytes);
        }
    }

    private static void WriteLabel(Utf8JsonWriter writer, Label label)
    {
        writer.WriteStartArray("from");
        foreach (var source in label.Sources)
        {
            writer.WriteStringValue(source.ToString());
        }

        writer.WriteEndArray();
        if (!label.Readers.IsEveryone)
        {
            writer.WriteStartArray("for");
            foreach (var name in label.Readers.Names)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }
    }

    private static Value Read(JsonElement json, Label around)
    {
        var label = json.TryGetProperty("from", out var from) ? LabelOf(json, from) : around;
        foreach (var property in json.EnumerateObject())
        {
            switch (property.Name)
            {
                case "text":
                    return new Value.Text(property.Value.GetString()!, label);
                case "whole":
                    return new Value.Whole(property.Value.GetInt64(), label);
                case "fraction":
                    return new Value.Fraction(property.Value.GetDecimal(), label);
                case "truth":
                    return new Value.Truth(property.Value.GetBoolean(), label);
                case "utf8":
                    return new Value.Bytes(System.Text.Encoding.UTF8.GetBytes(property.Value.GetString()!), label);
                case "bytes":
                    return new Value.Bytes(property.Value.GetBytesFromBase64(), label);
                case "list":
                    return new Value.List([.. property.Value.EnumerateArray().Select(i => Read(i, label))], label);
                case "record":
                    return new Value.Record(
                        property
                            .Value.EnumerateObject()
                            .ToImmutableSortedDictionary(
                                f => f.Name,
                                f => Read(f.Value, label),
                                StringComparer.Ordinal
                            ),
                        label
                    );
            }
        }

        return new Value.Nothing(label);
    }

    private static Label LabelOf(JsonElement json, JsonElement from)
    {
        var label = Label.JoinAll(from.EnumerateArray().Select(s => Label.From(SourceOf(s.GetString()!))));
        return json.TryGetProperty("for", out var readers)
            ? label.RestrictTo(Readers.Only(readers.EnumerateArray().Select(r => new Principal(r.GetString()!))))
            : label;
    }

    private static Source SourceOf(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var kind = (colon < 0 ? text : text[..colon]) switch
        {
            "owner" => SourceKind.Owner,
            "system" => SourceKind.System,
            "tool" => SourceKind.Tool,
            "web" => SourceKind.Web,
            "mail" => SourceKind.Mail,
            "file" => SourceKind.File,
            "reader" => SourceKind.Reader,
            "model" => SourceKind.Model,
            _ => throw new JsonException($"Expected a kind of source, found '{text}'."),
        };
        return new Source(kind, colon < 0 ? "" : text[(colon + 1)..]);
    }
}
