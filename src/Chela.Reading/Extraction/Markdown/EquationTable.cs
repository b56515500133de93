using System.Text;
using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>Tables that only place formulas and their numbers, as LaTeXML and others write equations.</summary>
internal static partial class EquationTable
{
    /// <summary>The formulas, a row one; null if a table holds anything else.</summary>
    public static (string Markdown, string Text)? Of(PageTree tree, PageNode table)
    {
        var rows = new List<string>();
        var (row, number) = (new StringBuilder(), "");
        void End()
        {
            if (row.Length > 0)
            {
                rows.Add(number.Length > 0 ? $"{row}\\tag{{{number}}}" : row.ToString());
            }

            row.Clear();
            number = "";
        }

        for (var i = table.Index + 1; i < table.End; i++)
        {
            var node = tree.Nodes[i];
            if (node.IsDropped)
            {
                i = node.End - 1;
            }
            else if (node.Is("tr"))
            {
                End();
            }
            else if (node.Is("th") || node.Is("img") || node.Is("table"))
            {
                return null;
            }
            else if (MathText.Of(node) is { Tex.Length: > 0 } math)
            {
                row.Append(row.Length > 0 ? " " : "").Append(math.Tex);
                i = node.End - 1;
            }
            else if (node.Text is { } text && Spaces.Collapse(text) is { Length: > 0 } word && word is not ("." or ","))
            {
                if (Number().Match(word) is not { Success: true } found)
                {
                    return null;
                }

                number = found.Groups[1].Value;
            }
        }

        End();
        return rows.Count == 0 ? null : (string.Join("\n\n", rows.Select(r => $"$${r}$$")), string.Join('\n', rows));
    }

    [GeneratedRegex(@"^\(([A-Z]?\.?[0-9]{1,4}[a-z]?(?:\.[0-9]{1,4}){0,3}[a-z]?)\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
