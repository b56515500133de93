using System.Collections.Immutable;
using System.Text.Json;
using Chela.Text;

namespace Chela.Agent.Reader;

/// <summary>
/// What an answer of the reader has to look like: a small part of JSON Schema (2020-12), read strictly. A member that the schema does not
/// name is an error, and so is a keyword that is not among these: a schema that is only half understood would promise what is not checked.
/// Immutable.
/// </summary>
public sealed class ReaderSchema
{
    private const int LongestText = 8 * 1024;
    private const int Deepest = 8;
    private const int LongestName = 64;
    private const string Known =
        "type, properties, required, items, enum, maxLength, maxItems, description and additionalProperties: false";

    private static readonly ImmutableArray<string> s_types =
    [
        "object",
        "array",
        "string",
        "number",
        "integer",
        "boolean",
    ];

    private readonly string _type;
    private ImmutableSortedDictionary<string, ReaderSchema> _properties = ImmutableSortedDictionary<
        string,
        ReaderSchema
    >.Empty.WithComparers(StringComparer.Ordinal);
    private ImmutableArray<string> _required = [];
    private ImmutableArray<string> _words = [];
    private ReaderSchema? _items;
    private int _most = int.MaxValue;

    private ReaderSchema(string type, string json) => (_type, Json) = (type, json);

    /// <summary>An answer, and the words of the content that it rests on; both empty where the content does not say it.</summary>
    public static ReaderSchema Usual { get; } =
        TryParse(
            """{"type":"object","properties":{"answer":{"type":"string"},"quote":{"type":"string"}},"required":["answer","quote"]}""",
            out _
        )!;

    /// <summary>The schema as it was written.</summary>
    public string Json { get; }

    /// <summary>Reads a schema.</summary>
    /// <param name="json">The schema, as JSON.</param>
    /// <param name="problem">What is wrong with it: a clause; null if nothing is.</param>
    /// <returns>The schema; null if something is wrong with it.</returns>
    public static ReaderSchema? TryParse(string json, out string? problem)
    {
        if (json.Length > LongestText)
        {
            problem = $"expected a schema of at most {LongestText} characters, found {json.Length}";
            return null;
        }

        try
        {
            using var document = JsonDocument.Parse(json, ReaderJson.Strict);
            return Read(document.RootElement, "the schema", 0, out problem);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The second is half of a surrogate pair.
            problem = "expected a JSON Schema, found no JSON";
            return null;
        }
    }

    /// <summary>What is wrong with an answer: where, what was expected, and never what stands there; null if nothing is.</summary>
    public string? ProblemOf(JsonElement answer) => ProblemOf(answer, "the answer");

    private string? ProblemOf(JsonElement json, string at)
    {
        var fits = _type switch
        {
            "object" => json.ValueKind == JsonValueKind.Object,
            "array" => json.ValueKind == JsonValueKind.Array,
            "string" => json.ValueKind == JsonValueKind.String,
            "number" => json.ValueKind == JsonValueKind.Number && json.TryGetDecimal(out _),
            "integer" => json.ValueKind == JsonValueKind.Number && json.TryGetInt64(out _),
            _ => json.ValueKind is JsonValueKind.True or JsonValueKind.False,
        };
        return !fits ? $"expected {at} to be of type {_type}"
            : _type == "object" ? ProblemOfObject(json, at)
            : _type == "array" ? ProblemOfArray(json, at)
            : _type == "string" ? ProblemOfText(json.GetString()!, at)
            : null;
    }

    private string? ProblemOfObject(JsonElement json, string at)
    {
        var missing = _required.FirstOrDefault(name => !json.TryGetProperty(name, out _));
        return missing is not null
            ? $"'{missing}' is missing in {at}"
            : json.EnumerateObject()
                .Select(member =>
                    _properties.TryGetValue(member.Name, out var schema)
                        ? schema.ProblemOf(member.Value, $"'{member.Name}'")
                        : $"{at} has a member that the schema does not name"
                )
                .FirstOrDefault(problem => problem is not null);
    }

    private string? ProblemOfArray(JsonElement json, string at) =>
        json.GetArrayLength() > _most ? $"expected at most {_most} items in {at}, found {json.GetArrayLength()}"
        : _items is null ? null
        : json.EnumerateArray()
            .Select(item => _items.ProblemOf(item, $"each item of {at}"))
            .FirstOrDefault(problem => problem is not null);

    private string? ProblemOfText(string text, string at) =>
        text.Length > _most ? $"expected at most {_most} characters in {at}, found {text.Length}"
        : !_words.IsEmpty && !_words.Contains(text) ? $"expected {at} to be one of {string.Join(", ", _words)}"
        : null;

    private static ReaderSchema? Read(JsonElement json, string at, int depth, out string? problem)
    {
        problem =
            depth > Deepest ? $"expected at most {Deepest} levels, found more"
            : json.ValueKind != JsonValueKind.Object ? $"expected an object in {at}"
            : Text(json, "type") is not { } type || !s_types.Contains(type)
                ? $"expected a 'type' in {at}: one of {string.Join(", ", s_types)}"
            : null;
        if (problem is not null)
        {
            return null;
        }

        var schema = new ReaderSchema(Text(json, "type")!, json.GetRawText());
        foreach (var keyword in json.EnumerateObject())
        {
            problem = schema.Take(keyword, at, depth);
            if (problem is not null)
            {
                return null;
            }
        }

        var unknown = schema._required.FirstOrDefault(r => !schema._properties.ContainsKey(r));
        problem = unknown is null ? null : $"'{unknown}' is required in {at}, and not among its properties";
        return problem is null ? schema : null;
    }

    /// <summary>Takes a keyword; what is wrong with it, or null.</summary>
    private string? Take(JsonProperty keyword, string at, int depth)
    {
        var (name, value) = (keyword.Name, keyword.Value);
        switch (name)
        {
            case "type":
            case "description" when value.ValueKind == JsonValueKind.String:
            case "additionalProperties" when _type == "object" && value.ValueKind == JsonValueKind.False:
                return null;
            case "properties" when _type == "object" && value.ValueKind == JsonValueKind.Object:
                return TakeProperties(value, depth);
            case "required" when _type == "object" && Texts(value) is { } required:
                _required = required;
                return null;
            case "enum" when _type == "string" && Texts(value) is { IsEmpty: false } words:
                _words = words;
                return null;
            case "items" when _type == "array":
                _items = Read(value, $"the items of {at}", depth + 1, out var problem);
                return problem;
            case "maxLength" when _type == "string" && value.TryGetMost(out _most):
            case "maxItems" when _type == "array" && value.TryGetMost(out _most):
                return null;
            default:
                return $"'{name}' in {at} is not understood here; there are {Known}, each for its type";
        }
    }

    private string? TakeProperties(JsonElement value, int depth)
    {
        foreach (var property in value.EnumerateObject())
        {
            var name = property.Name;
            if (name.Length is 0 or > LongestName || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-'))
            {
                return $"expected names of letters, digits, _ and -, found '{PlainText.OneLine(name)}'";
            }

            if (Read(property.Value, $"'{name}'", depth + 1, out var problem) is not { } schema)
            {
                return problem;
            }

            _properties = _properties.SetItem(name, schema);
        }

        return null;
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static ImmutableArray<string>? Texts(JsonElement json) =>
        json.ValueKind == JsonValueKind.Array && json.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String)
            ? [.. json.EnumerateArray().Select(i => i.GetString()!)]
            : null;
}
