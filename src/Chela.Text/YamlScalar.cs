using System.Text;

namespace Chela.Text;

/// <summary>Texts as they are written into YAML.</summary>
public static class YamlScalar
{
    /// <summary>A double-quoted scalar (YAML 1.2, section 7.3.1), on one line whatever the text holds.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' or '\\' => quoted.Append('\\').Append(character),
                _ when char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFEFF' => quoted.Append(
                    $"\\u{(int)character:x4}"
                ),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
