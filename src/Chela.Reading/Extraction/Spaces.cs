using System.Text;

namespace Chela.Reading.Extraction;

/// <summary>White space of HTML.</summary>
internal static class Spaces
{
    /// <summary>The text with each run of white space as one space, none at the ends.</summary>
    public static string Collapse(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
            {
                line.Append(c);
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString().TrimEnd();
    }
}
