using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chela.Text;

/// <summary>Reads and writes hashes in JSON: as the text that <see cref="ContentHash.ToString"/> gives. Thread-safe.</summary>
public sealed class ContentHashConverter : JsonConverter<ContentHash>
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
