using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Envelope.Effects;

namespace Chela.Agent.Turns.Json;

/// <summary>Ids of effects as their text.</summary>
internal sealed class EffectIdConverter : JsonConverter<EffectId>
{
    /// <inheritdoc/>
    public override EffectId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EffectId.TryParse(reader.GetString(), out var id)
            ? id
            : throw new JsonException("Expected the id of an effect: sha256: and 64 hexadecimal digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EffectId value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
