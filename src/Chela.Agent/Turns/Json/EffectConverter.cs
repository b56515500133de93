using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Envelope.Effects;
using Chela.Text;

namespace Chela.Agent.Turns.Json;

/// <summary>
/// Calls as they are shown and undone: tool, kind, arguments with roles. Content longer than <see cref="MostShown"/> is cut to its
/// beginning, length and hash: the body knows the rest, and the id holds to it.
/// </summary>
internal sealed class EffectConverter : JsonConverter<Effect>
{
    /// <summary>The longest content that is kept, in characters or bytes.</summary>
    public const int MostShown = 1_000;

    private const int Beginning = 200;

    /// <inheritdoc/>
    public override Effect Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var json = document.RootElement;
        return new Effect(
            json.GetProperty("tool").GetString()!,
            Enum.Parse<EffectKind>(json.GetProperty("kind").GetString()!),
            [
                .. json.GetProperty("arguments")
                    .EnumerateArray()
                    .Select(a => new Argument(
                        a.GetProperty("name").GetString()!,
                        Enum.Parse<ParameterRole>(a.GetProperty("role").GetString()!),
                        a.GetProperty("value").Deserialize(TurnJson.Readable.Value)!
                    )),
            ]
        );
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Effect value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("tool", value.Tool);
        writer.WriteString("kind", value.Kind.ToString());
        writer.WriteStartArray("arguments");
        foreach (var argument in value.Arguments)
        {
            writer.WriteStartObject();
            writer.WriteString("name", argument.Name);
            writer.WriteString("role", argument.Role.ToString());
            writer.WritePropertyName("value");
            JsonSerializer.Serialize(writer, Cut(argument.Value), TurnJson.Readable.Value);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static Value Cut(Value value) =>
        value switch
        {
            Value.Text { Content.Length: > MostShown } text => Cut(
                text.Content[..Beginning],
                text.Content.Length,
                "characters",
                ContentHash.Of(text.Content),
                text
            ),
            Value.Bytes { Content.Length: > MostShown } bytes => Cut(
                "",
                bytes.Content.Length,
                "bytes",
                ContentHash.Of(bytes.Content.Span),
                bytes
            ),
            Value.List list => list with { Items = [.. list.Items.Select(Cut)] },
            Value.Record record => record with
            {
                Fields = record.Fields.SetItems(record.Fields.Select(f => KeyValuePair.Create(f.Key, Cut(f.Value)))),
            },
            _ => value,
        };

    private static Value.Text Cut(string beginning, int length, string unit, ContentHash hash, Value value) =>
        new(string.Create(CultureInfo.InvariantCulture, $"{beginning}… ({length} {unit}, {hash})"), value.Label);
}
