using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>JSON of others: parsed within bounds, and looked into without ever failing.</summary>
internal static partial class JsonText
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 256,
    };

    /// <summary>Parses a text; without a document the problem says where it breaks.</summary>
    public static JsonDocument? Parse(ReadOnlyMemory<char> text, out CaptureProblem? problem)
    {
        problem = null;
        try
        {
            return JsonDocument.Parse(text.TrimStart("\uFEFF \t\r\n"), Options);
        }
        catch (JsonException error)
        {
            problem = new CaptureProblem(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}"
                ),
                $"expected JSON, found: {Clause(error.Message)}"
            );
        }
        catch (ArgumentException)
        {
            problem = new CaptureProblem(null, "expected JSON, found text that is not Unicode");
        }

        return null;
    }

    /// <summary>A property of an object; undefined if there is none.</summary>
    public static JsonElement Get(this JsonElement element, string name)
    {
        try
        {
            return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value)
                ? value
                : default;
        }
        catch (InvalidOperationException)
        {
            // A name that holds half a character cannot be compared, and it is the only thing that throws here.
            return default;
        }
    }

    /// <summary>The name of a property; null if it holds half a character.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A property below a property below an object.</summary>
    public static JsonElement Get(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.Get(name);
        }

        return element;
    }

    /// <summary>The elements of an array; none of anything else.</summary>
    public static IEnumerable<JsonElement> Each(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Array ? element.EnumerateArray() : [];

    /// <summary>The properties of an object; none of anything else.</summary>
    public static IEnumerable<JsonProperty> Properties(this JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? element.EnumerateObject() : [];

    /// <summary>The text of a string or a number; null for a blank one and for anything else.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind switch
        {
            JsonValueKind.String => StringOf(element),
            JsonValueKind.Number => element.GetRawText(),
            _ => null,
        }
            is { } text
        && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>The text of the first property that has one.</summary>
    public static string? TextOf(this JsonElement element, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (element.Get(name).Text() is { } text)
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>Whether a property says yes: true, a number other than 0, or one of these as text.</summary>
    public static bool Is(this JsonElement element, string name) =>
        element.Get(name) is var value
        && (
            value.ValueKind == JsonValueKind.True || value.Text() is { } text && text is not ("0" or "false" or "False")
        );

    /// <summary>A whole number, also as text.</summary>
    public static int? Number(this JsonElement element) =>
        int.TryParse(element.Text(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    private static string StringOf(JsonElement element)
    {
        try
        {
            return element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // Half a character, where a text was cut: everything else of it is good.
            using var whole = Parse(HalfCharacter().Replace(element.GetRawText(), "\\ufffd").AsMemory(), out _);
            return whole?.RootElement.GetString() ?? "";
        }
    }

    private static string Clause(string message)
    {
        var place = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (place < 0 ? message : message[..place]).TrimEnd('.', ' ');
    }

    [GeneratedRegex(
        @"(?<=(?<!\\)(?:\\\\)*)(?:\\u[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F][0-9a-fA-F]{2})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex HalfCharacter();
}
