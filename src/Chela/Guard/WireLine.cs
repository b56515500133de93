using System.Text.Json;
using System.Text.Unicode;

namespace Chela.Guard;

/// <summary>Takes a line apart, within the limits that keep its work and its memory small.</summary>
internal static class WireLine
{
    /// <summary>The longest line, in bytes.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    /// <summary>The deepest nesting.</summary>
    public const int MostLevels = 64;

    /// <summary>The most values in a line: texts, numbers, lists, objects.</summary>
    public const int MostValues = 1_000_000;

    private static readonly JsonDocumentOptions Strict = new()
    {
        MaxDepth = MostLevels,
        AllowDuplicateProperties = false,
    };

    /// <summary>Parses a line.</summary>
    /// <param name="line">The line without its end.</param>
    /// <param name="values">How many values are in it.</param>
    /// <param name="file">What stands before the line and column of an error: <c>call.json:</c>.</param>
    /// <exception cref="WireError">It is no JSON in Unicode, a name stands twice in an object, or a limit is reached.</exception>
    public static JsonDocument Parse(ReadOnlyMemory<byte> line, out int values, string file = "")
    {
        if (line.Length > MostBytes)
        {
            throw new WireError(WireError.Limit, $"a line has at most {MostBytes} bytes");
        }

        if (!Utf8.IsValid(line.Span))
        {
            throw new WireError(WireError.Parse, "expected UTF-8");
        }

        try
        {
            values = Measure(line.Span);
            return JsonDocument.Parse(line, Strict);
        }
        catch (JsonException)
        {
            throw new WireError(WireError.Parse, $"{file}{JsonMistake.In(line.Span, MostLevels)}");
        }
    }

    /// <summary>Counts the values, and finds texts that are no Unicode: from then on no text can fail to be read.</summary>
    private static int Measure(ReadOnlySpan<byte> line)
    {
        // One level more than is allowed, so that too many of them are told as a limit.
        var reader = new Utf8JsonReader(line, new JsonReaderOptions { MaxDepth = MostLevels + 1 });
        var values = 0;
        while (reader.Read())
        {
            if (
                reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject
                && reader.CurrentDepth >= MostLevels
            )
            {
                throw new WireError(WireError.Limit, $"a line has at most {MostLevels} levels");
            }

            if (reader.ValueIsEscaped && !IsUnicode(ref reader))
            {
                throw new WireError(WireError.Parse, "expected texts in Unicode, found half of a surrogate pair");
            }

            var isValue =
                reader.TokenType
                is not (JsonTokenType.EndArray or JsonTokenType.EndObject or JsonTokenType.PropertyName);
            if (isValue && ++values > MostValues)
            {
                throw new WireError(WireError.Limit, $"a line has at most {MostValues} values");
            }
        }

        return values;
    }

    private static bool IsUnicode(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
