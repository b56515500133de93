using System.Text.Json;
using System.Text.Json.Serialization;
using Chela.Text;

namespace Chela.Agent.Turns.Json;

/// <summary>Hashes as their text.</summary>
internal sealed class ContentHashConverter : JsonConverter<ContentHash>
{
    /// <inheritdoc/>
    public override ContentHash Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ContentHash.TryParse(reader.GetString(), out var hash)
            ? hash
            : throw new JsonException("Expected a hash: 64 hexadecimal digits.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, ContentHash value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
