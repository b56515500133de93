using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Envelope.Certificates;

/// <summary>Labels as canonical JSON: <c>{readers, sources}</c>.</summary>
internal static class LabelJson
{
    /// <summary>Writes a label.</summary>
    public static void Write(CanonicalJson json, Label label)
    {
        json.StartObject().Name("readers");
        if (label.Readers.IsEveryone)
        {
            json.Text("everyone");
        }
        else
        {
            Texts(json, label.Readers.Names);
        }

        Texts(json.Name("sources"), label.Sources.Select(s => s.ToString()));
        json.EndObject();
    }

    /// <summary>Writes a list of texts.</summary>
    public static void Texts(CanonicalJson json, IEnumerable<string> texts)
    {
        json.StartArray();
        foreach (var text in texts)
        {
            json.Text(text);
        }

        json.EndArray();
    }
}
