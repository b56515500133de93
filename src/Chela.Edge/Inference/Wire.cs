using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chela.Edge.Inference;

/// <summary>What the wires of all endpoints have in common.</summary>
internal static class Wire
{
    /// <summary>The property of a call that holds its arguments as the model wrote them: sent back they are the same bytes.</summary>
    public const string Raw = "arguments";

    // Letters stand as they are: an escape costs a model more tokens than the letter.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes one JSON object.</summary>
    public static ReadOnlyMemory<byte> Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(buffer, s_options))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>The arguments of a call, as JSON text.</summary>
    public static string ArgumentsOf(FunctionCallContent call) =>
        call.AdditionalProperties?.TryGetValue(Raw, out var raw) == true && raw is string text ? text : "{}";

    /// <summary>A call as a model wrote it.</summary>
    public static FunctionCallContent Call(string id, string name, string arguments) =>
        new(id, name) { AdditionalProperties = new() { [Raw] = arguments } };

    /// <summary>Writes arguments as an object: what a model wrote wrongly is sent back as a text inside one.</summary>
    public static void WriteArguments(Utf8JsonWriter json, string arguments)
    {
        if (IsObject(arguments))
        {
            json.WriteRawValue(arguments);
            return;
        }

        json.WriteStartObject();
        json.WriteString("text", arguments);
        json.WriteEndObject();
    }

    /// <summary>Whether a text is one JSON object.</summary>
    public static bool IsObject(string text)
    {
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject && reader.TrySkip() && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Writes the tools as OpenAI does; nothing if there are none.</summary>
    public static void WriteFunctions(Utf8JsonWriter json, IList<AITool>? tools)
    {
        if (tools is not { Count: > 0 })
        {
            return;
        }

        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            WriteSchema(json, tool);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the schema of a tool.</summary>
    public static void WriteSchema(Utf8JsonWriter json, AITool tool)
    {
        if (tool is AIFunctionDeclaration function)
        {
            function.JsonSchema.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        json.WriteString("type", "object");
        json.WriteEndObject();
    }

    /// <summary>A member that is a text; null if there is none.</summary>
    public static string? Text(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    /// <summary>A member that is a number of something; 0 if there is none.</summary>
    public static long Count(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var count)
        && count > 0
            ? count
            : 0;

    /// <summary>A member that is an object or a list; null if there is none.</summary>
    public static JsonElement? Part(this JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
            ? value
            : null;

    /// <summary>The items of a list; none of what is no list.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement? json) =>
        json is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    /// <summary>What an endpoint counted.</summary>
    public static UsageDetails Usage(long input, long cached, long output) =>
        new()
        {
            InputTokenCount = input,
            CachedInputTokenCount = Math.Min(cached, input),
            OutputTokenCount = output,
        };
}
