using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Chela.Guard;

/// <summary>Says what keeps a text from being the JSON that is read here, and where, in words of our own.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in characters.</param>
/// <param name="Message">What was expected and found.</param>
internal readonly record struct JsonMistake(int Line, int Column, string Message)
{
    private const int LongestName = 60;

    /// <summary>The first mistake in a text.</summary>
    /// <param name="json">A text in UTF-8 that was refused.</param>
    /// <param name="mostLevels">The deepest nesting that is read.</param>
    public static JsonMistake In(ReadOnlySpan<byte> json, int mostLevels)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = mostLevels + 1 });
        // Of the objects and lists that are open: what is a list has no names.
        var names = new Stack<HashSet<string>?>();
        var (last, end) = (JsonTokenType.None, 0L);
        try
        {
            while (reader.Read())
            {
                (last, end) = (reader.TokenType, reader.BytesConsumed);
                var isOpened = reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
                if (isOpened && reader.CurrentDepth >= mostLevels)
                {
                    return Place(json, reader.TokenStartIndex, $"expected at most {mostLevels} levels, found more");
                }

                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        names.Push([]);
                        break;
                    case JsonTokenType.StartArray:
                        names.Push(null);
                        break;
                    case JsonTokenType.EndObject or JsonTokenType.EndArray:
                        names.Pop();
                        break;
                    case JsonTokenType.PropertyName when reader.GetString()! is var name && !names.Peek()!.Add(name):
                        name = name.Length > LongestName ? name[..LongestName] + "…" : name;
                        return Place(
                            json,
                            reader.TokenStartIndex,
                            $"'{name}' stands here again; remove one of the two"
                        );
                    case JsonTokenType.String when reader.ValueIsEscaped:
                        _ = reader.GetString();
                        break;
                    default:
                        break;
                }
            }

            return new JsonMistake(1, 1, "expected JSON");
        }
        catch (JsonException e)
        {
            var at = OffsetOf(json, e.LineNumber ?? 0) + (e.BytePositionInLine ?? 0);
            var since = json[(int)end..(int)Math.Clamp(at, end, json.Length)];
            bool? isInObject = names.TryPeek(out var open) ? open is not null : null;
            return Place(json, at, $"expected {Expected(last, isInObject, since)}, found {Found(json, at)}");
        }
        catch (InvalidOperationException)
        {
            return Place(json, reader.TokenStartIndex, "expected text in Unicode, found half of a surrogate pair");
        }
    }

    /// <summary><c>2:9: expected JSON, found 'x'</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Line}:{Column}: {Message}");

    private static JsonMistake Place(ReadOnlySpan<byte> json, long at, string message)
    {
        var before = json[..(int)Math.Min(at, json.Length)];
        var line = before.Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(before[(before.LastIndexOf((byte)'\n') + 1)..]) + 1;
        return new JsonMistake(line, column, message);
    }

    /// <summary>What can stand behind a token.</summary>
    /// <param name="last">The token; none at the beginning.</param>
    /// <param name="isInObject">Whether it stands in an object, or in a list; null in neither.</param>
    /// <param name="since">What was read since then.</param>
    private static string Expected(JsonTokenType last, bool? isInObject, ReadOnlySpan<byte> since)
    {
        since = since.Trim(" \t\r\n"u8);
        var isBehindComma = since.StartsWith(","u8);
        since = isBehindComma ? since[1..].TrimStart(" \t\r\n"u8) : since;
        return (last, isInObject) switch
        {
            // In the middle of something.
            _ when since.StartsWith("\""u8) => since.Length > 1 && since.EndsWith("\""u8) ? ":" : "the rest of a text",
            _ when !since.IsEmpty => "JSON",
            (JsonTokenType.None, _) => "JSON",
            (JsonTokenType.PropertyName, _) => "a value",
            (JsonTokenType.StartObject, _) => "a name in quotes or }",
            (JsonTokenType.StartArray, _) => "a value or ]",
            (_, null) => "nothing more",
            (_, true) => isBehindComma ? "a name in quotes" : ", or }",
            (_, false) => isBehindComma ? "a value" : ", or ]",
        };
    }

    private static long OffsetOf(ReadOnlySpan<byte> json, long line)
    {
        var at = 0;
        for (; line > 0 && json[at..].IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            at += end + 1;
        }

        return at;
    }

    private static string Found(ReadOnlySpan<byte> json, long at)
    {
        if (at >= json.Length)
        {
            return "its end";
        }

        Rune.DecodeFromUtf8(json[(int)at..], out var found, out _);
        return Rune.IsControl(found) ? $"U+{found.Value:X4}" : $"'{found}'";
    }
}
