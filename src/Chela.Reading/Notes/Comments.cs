using Chela.Reading.Markup;

namespace Chela.Reading.Notes;

/// <summary>
/// Takes Obsidian's comments out of a text, <c>%%…%%</c> within a line or from a line that begins with it: Obsidian shows
/// them to the writer alone, GitHub would show them to everyone.
/// </summary>
public static class Comments
{
    private const string Mark = "%%";

    /// <summary>The lines without comments; lines that held nothing else are gone. One that never ends is text.</summary>
    public static IEnumerable<TextLine> Remove(IReadOnlyList<TextLine> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.IsCode || !line.Text.Contains(Mark, StringComparison.Ordinal))
            {
                yield return line;
                continue;
            }

            var text = Inlines.Replace(line.Text, span => span.Kind == InlineKind.Comment ? "" : null);
            if (text.TrimStart().StartsWith(Mark, StringComparison.Ordinal) && EndOf(lines, i + 1) is { } end)
            {
                i = end;
                text = lines[end].Text[(lines[end].Text.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length)..];
            }

            if (text.Trim().Length > 0)
            {
                yield return line with
                {
                    Text = text == line.Text ? text : text.TrimEnd(),
                };
            }
        }
    }

    private static int? EndOf(IReadOnlyList<TextLine> lines, int from)
    {
        for (var i = from; i < lines.Count; i++)
        {
            if (!lines[i].IsCode && lines[i].Text.Contains(Mark, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return null;
    }
}
