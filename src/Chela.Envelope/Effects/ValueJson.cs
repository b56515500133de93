using Chela.Text;

namespace Chela.Envelope.Effects;

/// <summary>
/// Values as canonical JSON (RFC 8785), without labels and origins. Raw bytes become their base64 text; what is
/// known by its hash alone becomes that. Equal numbers are
/// written alike, whether they are whole or a fraction with nothing behind the point.
/// </summary>
public static class ValueJson
{
    /// <summary>A value alone.</summary>
    public static string Of(Value value)
    {
        var json = new CanonicalJson();
        Write(json, value);
        return json.ToString();
    }

    /// <summary>Writes a value into something bigger.</summary>
    public static void Write(CanonicalJson json, Value value)
    {
        switch (value)
        {
            case Value.Text text:
                json.Text(text.Content);
                break;
            case Value.Whole whole:
                json.Number(whole.Number);
                break;
            case Value.Fraction fraction:
                json.Number(fraction.Amount);
                break;
            case Value.Truth truth:
                json.Truth(truth.IsTrue);
                break;
            case Value.Bytes bytes:
                json.Text(Convert.ToBase64String(bytes.Content.Span));
                break;
            case Value.Hashed hashed:
                json.Text($"sha256:{hashed.Hash}");
                break;
            case Value.List list:
                json.StartArray();
                foreach (var item in list.Items)
                {
                    Write(json, item);
                }

                json.EndArray();
                break;
            case Value.Record record:
                json.StartObject();
                foreach (var (name, field) in record.Fields)
                {
                    Write(json.Name(name), field);
                }

                json.EndObject();
                break;
            default:
                json.Null();
                break;
        }
    }
}
