using System.Text.Json;
using System.Text.Json.Nodes;
using Chela.Text;

namespace Chela.Tests.Audit;

/// <summary>Certificates that somebody changed.</summary>
internal static class Certificates
{
    /// <summary>The certificate with a change, and with the hash that fits it.</summary>
    public static string Sealed(string certificate, Action<JsonObject> change)
    {
        var content = JsonNode.Parse(certificate)!["content"]!.AsObject();
        change(content);
        var json = new CanonicalJson();
        Write(json, content);
        return $$"""{"content":{{json}},"sha256":"{{ContentHash.Of(json.ToString())}}"}""";
    }

    private static void Write(CanonicalJson json, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject fields:
                json.StartObject();
                foreach (var (name, field) in fields)
                {
                    Write(json.Name(name), field);
                }

                json.EndObject();
                break;
            case JsonArray items:
                json.StartArray();
                foreach (var item in items)
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                json.Text(value.GetValue<string>());
                break;
            default:
                json.Literal(node?.ToJsonString() ?? "null");
                break;
        }
    }
}
