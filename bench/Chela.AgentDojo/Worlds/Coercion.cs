using System.Globalization;
using System.Text.RegularExpressions;
using Chela.AgentDojo.Suites;

namespace Chela.AgentDojo.Worlds;

/// <summary>The lax typing of arguments upstream (pydantic), as far as the schemas of the suites go.</summary>
internal static partial class Coercion
{
    /// <summary>The arguments as the tool gets them: unknown ones dropped.</summary>
    public static Map Of(ToolSpecification tool, Map arguments)
    {
        if (tool.Required.Find(r => !arguments.ContainsKey(r)) is { } missing)
        {
            throw new ToolException($"ValidationError: {missing} is required");
        }

        return new Map(
            arguments
                .Where(a => tool.Parameters.ContainsKey(a.Key))
                .Select(a => KeyValuePair.Create(a.Key, Of(a.Key, a.Value, tool.Parameters.In(a.Key))))
        );
    }

    private static object? Of(string name, object? value, Map schema)
    {
        var kinds = schema.GetValueOrDefault("anyOf") is Items any ? any.Maps() : [schema];
        foreach (var kind in kinds)
        {
            switch (kind.TextOrNull("type"), value)
            {
                case ("null", null):
                    return null;
                case ("string", string text)
                    when kind.GetValueOrDefault("enum") is not Items names || names.Contains(text):
                case ("boolean", bool):
                case ("object", Map):
                    return value;
                case ("integer", long):
                    return value;
                case ("integer", double number) when number == Math.Floor(number):
                    return (long)number;
                case ("integer", string text) when Integer().IsMatch(text):
                    return (long)double.Parse(text, CultureInfo.InvariantCulture);
                case ("number", long or double):
                    return Data.ToDouble(value);
                case ("number", string text)
                    when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                    return number;
                case ("array", Items items):
                    return kind.GetValueOrDefault("items") is Map of
                        ? new Items(items.Select(i => Of(name, i, of)))
                        : items;
            }
        }

        throw new ToolException($"ValidationError: bad value for {name}");
    }

    [GeneratedRegex(@"^\s*[+-]?\d+(\.0*)?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Integer();
}
