using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Chela.AgentDojo.Agents;

/// <summary>Writes data of a suite as JSON.</summary>
internal static class DataJson
{
    private static readonly JsonWriterOptions s_readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The JSON.</summary>
    public static string Of(object? data)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_readable))
        {
            Write(json, data);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, object? data)
    {
        switch (data)
        {
            case Map map:
                json.WriteStartObject();
                foreach (var (name, value) in map)
                {
                    json.WritePropertyName(name);
                    Write(json, value);
                }

                json.WriteEndObject();
                break;
            case Items items:
                json.WriteStartArray();
                items.ForEach(i => Write(json, i));
                json.WriteEndArray();
                break;
            case string text:
                json.WriteStringValue(text);
                break;
            case long whole:
                json.WriteNumberValue(whole);
                break;
            case double number:
                json.WriteNumberValue(number);
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            default:
                json.WriteNullValue();
                break;
        }
    }
}
