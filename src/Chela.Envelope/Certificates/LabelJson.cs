using Chela.Envelope.Labels;
using Chela.Text;

namespace Chela.Envelope.Certificates;

/// <summary>Labels as canonical JSON: <c>{readers, sources}</c>.</summary>
internal static class LabelJson
{
    /// <summary>Writes a label.</summary>
    public static void Write(CanonicalJson json, Label label)
    {
        Write(json.StartObject().Name("readers"), label.Readers);
        Texts(json.Name("sources"), label.Sources.Select(s => s.ToString()));
        json.EndObject();
    }

    /// <summary>Writes readers: <c>"everyone"</c>, or a list of their names.</summary>
    public static void Write(CanonicalJson json, Readers readers)
    {
        if (readers.IsEveryone)
        {
            json.Text("everyone");
        }
        else
        {
            Texts(json, readers.Names);
        }
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
