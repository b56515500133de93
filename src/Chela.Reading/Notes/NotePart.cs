using Chela.Reading.Markup;

namespace Chela.Reading.Notes;

/// <summary>The part of a note that a link's fragment names.</summary>
internal static class NotePart
{
    /// <summary>
    /// All lines without a fragment; of <c>heading</c> the lines below it up to the next heading of its level; of
    /// <c>^block</c> its paragraph. Empty if there is no such part.
    /// </summary>
    public static List<TextLine> Of(List<TextLine> lines, string? fragment)
    {
        if (string.IsNullOrEmpty(fragment))
        {
            return lines;
        }

        return fragment.StartsWith('^') ? Block(lines, fragment) : Section(lines, fragment.Split('#')[^1].Trim());
    }

    private static List<TextLine> Section(List<TextLine> lines, string heading)
    {
        var start = lines.FindIndex(l =>
            LevelOf(l) > 0 && l.Text.Trim('#', ' ').Equals(heading, StringComparison.OrdinalIgnoreCase)
        );
        if (start < 0)
        {
            return [];
        }

        var level = LevelOf(lines[start]);
        var end = lines.FindIndex(start + 1, l => LevelOf(l) is > 0 and var next && next <= level);
        return lines[(start + 1)..(end < 0 ? lines.Count : end)];
    }

    private static List<TextLine> Block(List<TextLine> lines, string mark)
    {
        var end = lines.FindIndex(l => !l.IsCode && l.Text.TrimEnd().EndsWith(mark, StringComparison.Ordinal));
        if (end < 0)
        {
            return [];
        }

        var start = end;
        while (start > 0 && lines[start - 1].Text.Trim().Length > 0)
        {
            start--;
        }

        var last = lines[end] with { Text = lines[end].Text.TrimEnd()[..^mark.Length].TrimEnd() };
        return [.. lines[start..end], last];
    }

    private static int LevelOf(TextLine line) =>
        !line.IsCode && AtxHeading.LevelOf(line.Text) is var level && level < line.Text.Length ? level : 0;
}
