using System.Globalization;
using System.Text.Json;
using Chela.Text;

namespace Chela.Audit;

/// <summary>JSON in its one canonical form (RFC 8785), to hold a text against.</summary>
internal static class CanonicalForm
{
    /// <summary>Whether a part of a document is written in that form, byte for byte.</summary>
    public static bool Is(JsonElement element)
    {
        var json = new CanonicalJson();
        Write(json, element);
        return json.ToString() == element.GetRawText();
    }

    private static void Write(CanonicalJson json, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                json.StartObject();
                foreach (var member in element.EnumerateObject())
                {
                    Write(json.Name(member.Name), member.Value);
                }

                json.EndObject();
                break;
            case JsonValueKind.Array:
                json.StartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case JsonValueKind.String:
                json.Text(element.GetString()!);
                break;
            case JsonValueKind.Number:
                Number(json, element.GetRawText());
                break;
            case JsonValueKind.Null:
                json.Null();
                break;
            default:
                json.Truth(element.GetBoolean());
                break;
        }
    }

    private static void Number(CanonicalJson json, string written)
    {
        if (long.TryParse(written, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            json.Number(whole);
        }
        else if (decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            json.Number(number);
        }
        else
        {
            json.Null();
        }
    }
}
