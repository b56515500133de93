using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Edge.Files.Yaml;

/// <summary>
/// What a part of a file says, as canonical JSON. Plain scalars are numbers, truth values and nothing where JSON writes
/// them so: an account that begins with 0 or + stays a text.
/// </summary>
internal static partial class YamlJson
{
    /// <summary>The text.</summary>
    public static string Of(YamlNode node)
    {
        var json = new CanonicalJson();
        Write(json, node);
        return json.ToString();
    }

    private static void Write(CanonicalJson json, YamlNode node)
    {
        switch (node)
        {
            case YamlNode.Map map:
                json.StartObject();
                foreach (var (key, value) in map.Entries)
                {
                    Write(json.Name(key.Text), value);
                }

                json.EndObject();
                break;
            case YamlNode.List list:
                json.StartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case YamlNode.Scalar { IsNull: true }:
                json.Null();
                break;
            case YamlNode.Scalar { IsPlain: true, Text: "true" or "false" } truth:
                json.Truth(truth.Text == "true");
                break;
            case YamlNode.Scalar { IsPlain: true } scalar
                when Number().IsMatch(scalar.Text)
                    && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                json.Number(number);
                break;
            case YamlNode.Scalar text:
                json.Text(text.Text);
                break;
        }
    }

    [GeneratedRegex(@"\A-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
