using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Edge.Files.Yaml;

/// <summary>
/// Checks a file against its JSON Schema (draft 2020-12), of which it knows what our schemas use: type, properties,
/// required, additionalProperties, items, enum, const, pattern, minLength, minimum, minItems, uniqueItems, and oneOf between
/// types. Titles, descriptions and examples are for editors.
/// </summary>
internal sealed class SchemaCheck(string file)
{
    private static readonly ImmutableHashSet<string> Known =
    [
        "$schema",
        "title",
        "description",
        "examples",
        "type",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "enum",
        "const",
        "pattern",
        "minLength",
        "minimum",
        "minItems",
        "uniqueItems",
        "oneOf",
    ];

    private readonly List<ConfigurationError> _errors = [];

    /// <summary>All that is wrong with <paramref name="root"/>, in the order of the file.</summary>
    public static ImmutableArray<ConfigurationError> Check(string file, YamlNode root, JsonElement schema)
    {
        var check = new SchemaCheck(file);
        check.Node(root, schema, "the file");
        return [.. check._errors.OrderBy(e => e.Line).ThenBy(e => e.Column)];
    }

    private void Node(YamlNode node, JsonElement schema, string name)
    {
        foreach (var keyword in schema.EnumerateObject().Where(k => !Known.Contains(k.Name)))
        {
            throw new NotSupportedException($"The schema uses '{keyword.Name}', which is not checked.");
        }

        if (schema.TryGetProperty("oneOf", out var alternatives))
        {
            var fitting = alternatives
                .EnumerateArray()
                .Where(a => Fits(node, a.GetProperty("type").GetString()!))
                .ToList();
            if (fitting.Count == 1)
            {
                Node(node, fitting[0], name);
            }
            else
            {
                Wrong(
                    node,
                    name,
                    string.Join(
                        " or ",
                        alternatives.EnumerateArray().Select(a => Kind(a.GetProperty("type").GetString()!))
                    ),
                    schema
                );
            }
        }
        else if (schema.TryGetProperty("type", out var type) && !Fits(node, type.GetString()!))
        {
            Wrong(node, name, Kind(type.GetString()!), schema);
        }
        else if (schema.TryGetProperty("const", out var constant) && node is not YamlNode.Scalar)
        {
            Wrong(node, name, constant.ToString(), schema);
        }
        else if (schema.TryGetProperty("enum", out var words) && node is not YamlNode.Scalar)
        {
            Wrong(node, name, $"one of {string.Join(", ", words.EnumerateArray())}", schema);
        }
        else
        {
            switch (node)
            {
                case YamlNode.Map map:
                    Map(map, schema, name);
                    break;
                case YamlNode.List list:
                    List(list, schema, name);
                    break;
                case YamlNode.Scalar scalar:
                    Scalar(scalar, schema, name);
                    break;
            }
        }
    }

    private void Map(YamlNode.Map map, JsonElement schema, string name)
    {
        var properties = schema.GetProperty("properties");
        schema.TryGetProperty("additionalProperties", out var others);
        foreach (var (key, value) in map.Entries)
        {
            if (properties.TryGetProperty(key.Text, out var property))
            {
                Node(value, property, $"'{key.Text}'");
                continue;
            }

            if (others.ValueKind is JsonValueKind.Object or JsonValueKind.True)
            {
                if (others.ValueKind == JsonValueKind.Object)
                {
                    Node(value, others, $"'{key.Text}'");
                }

                continue;
            }

            var names = properties.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal).ToList();
            var near = NearestName.Of(key.Text, names);
            Add(
                key,
                $"unknown key '{key.Text}'",
                (near is null ? "" : $"did you mean '{near}'? ") + $"known keys are {string.Join(", ", names)}"
            );
        }

        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var missing in required.EnumerateArray().Select(r => r.GetString()!).Where(r => map[r] is null))
            {
                Add(
                    map,
                    $"'{missing}' is missing in {name}",
                    missing == "version" ? "add the line 'version: 1'" : $"add '{missing}: …'"
                );
            }
        }
    }

    private void List(YamlNode.List list, JsonElement schema, string name)
    {
        if (schema.TryGetProperty("minItems", out var least) && list.Items.Length < least.GetInt32())
        {
            Add(list, $"expected something in {name}, found an empty list", "name one, or remove the key");
        }

        var seen = new HashSet<string>();
        foreach (var item in list.Items)
        {
            Node(item, schema.GetProperty("items"), $"an item of {name}");
            if (schema.TryGetProperty("uniqueItems", out _) && item is YamlNode.Scalar scalar && !seen.Add(scalar.Text))
            {
                Add(item, $"'{scalar.Text}' stands twice in {name}", "remove one of the two");
            }
        }
    }

    private void Scalar(YamlNode.Scalar scalar, JsonElement schema, string name)
    {
        if (schema.TryGetProperty("const", out var constant) && scalar.Text != constant.GetRawText())
        {
            Add(
                scalar,
                $"expected {constant.GetRawText()} for {name}, found '{scalar.Text}'",
                "this program reads no other"
            );
        }

        if (
            schema.TryGetProperty("enum", out var values)
            && !values.EnumerateArray().Any(v => v.GetString() == scalar.Text)
        )
        {
            var all = string.Join(", ", values.EnumerateArray().Select(v => v.GetString()));
            Add(scalar, $"expected one of {all} for {name}, found '{scalar.Text}'", "write one of them");
        }

        if (schema.TryGetProperty("minLength", out var shortest) && scalar.Text.Length < shortest.GetInt32())
        {
            Add(scalar, $"expected a text for {name}, found an empty one", "write one, or remove the key");
        }

        if (
            schema.TryGetProperty("minimum", out var minimum)
            && Number(scalar) is { } number
            && number < minimum.GetDecimal()
        )
        {
            Add(scalar, $"expected at least {minimum} for {name}, found {scalar.Text}", Example(schema));
        }

        if (
            schema.TryGetProperty("pattern", out var pattern)
            && !Regex.IsMatch(scalar.Text, pattern.GetString()!, RegexOptions.CultureInvariant)
        )
        {
            Add(scalar, $"expected another form for {name}, found '{scalar.Text}'", Example(schema));
        }
    }

    private static bool Fits(YamlNode node, string type) =>
        type switch
        {
            "object" => node is YamlNode.Map,
            "array" => node is YamlNode.List,
            "string" => node is YamlNode.Scalar { IsNull: false },
            "integer" => node is YamlNode.Scalar { IsPlain: true } number
                && long.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
            "number" => node is YamlNode.Scalar amount && Number(amount) is not null,
            _ => node is YamlNode.Scalar { IsPlain: true, Text: "true" or "false" },
        };

    private static decimal? Number(YamlNode.Scalar scalar) =>
        scalar.IsPlain
        && decimal.TryParse(
            scalar.Text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;

    private void Wrong(YamlNode node, string name, string expected, JsonElement schema)
    {
        var found = node switch
        {
            YamlNode.Map => "a mapping",
            YamlNode.List => "a list",
            YamlNode.Scalar { IsNull: true } => "nothing",
            YamlNode.Scalar scalar => $"'{scalar.Text}'",
            _ => "something else",
        };
        Add(node, $"expected {expected} for {name}, found {found}", Example(schema));
    }

    private static string Kind(string type) =>
        type switch
        {
            "object" => "lines of 'key: value'",
            "array" => "a list",
            "string" => "a text",
            "integer" => "a whole number",
            "number" => "a number",
            _ => "true or false",
        };

    private static string Example(JsonElement schema) =>
        schema.TryGetProperty("examples", out var examples)
            ? $"for instance: {examples[0].ToString()}"
            : "see docs/configuration.md";

    private void Add(YamlNode node, string message, string advice) =>
        _errors.Add(new ConfigurationError(file, node.Line, node.Column, message, advice));
}
