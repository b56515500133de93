using Chela.Reading.Markup;

namespace Chela.Reading.Form;

/// <summary>
/// Takes a digest apart at its headings; a line in fenced code is none. Any text will do: the lines of all blocks, joined
/// with LF, are the text again.
/// </summary>
public static class DigestBlocks
{
    private const int Section = 2;
    private const int Entry = 4;

    /// <summary>The blocks in order; the first one is always of level 0.</summary>
    public static IReadOnlyList<DigestBlock> Of(string text)
    {
        var blocks = new List<DigestBlock>();
        var lines = new List<string>();
        var (level, name, start) = (0, "", 1);

        void Close()
        {
            var parent = blocks.Count > 0 ? blocks[^1] : null;
            while (parent is not null && parent.Level >= level)
            {
                parent = parent.Parent;
            }

            blocks.Add(new DigestBlock(level, name, parent, start, [.. lines]));
            start += lines.Count;
            lines.Clear();
        }

        foreach (var (line, heading) in Read(text.Split('\n')))
        {
            if (heading is { Level: >= Section and <= Entry })
            {
                Close();
                (level, name) = heading.Value;
            }

            lines.Add(line);
        }

        Close();
        return blocks;
    }

    /// <summary>Level (1 to 6) and text of every heading, those within entries too.</summary>
    public static IEnumerable<(int Level, string Text)> Headings(IReadOnlyList<string> lines) =>
        Read(lines).Where(l => l.Heading is not null).Select(l => l.Heading!.Value);

    /// <summary>
    /// For each line of fenced code the index of the line that opens it, else -1. A fence that is never closed is none here,
    /// though CommonMark has it run to the end: a slip must not swallow all entries below it.
    /// </summary>
    internal static int[] CodeOpenings(IReadOnlyList<string> lines)
    {
        var openings = new int[lines.Count];
        for (var from = 0; from < openings.Length; )
        {
            var fence = new CodeFence();
            var opening = from;
            for (var i = from; i < openings.Length; i++)
            {
                opening = fence.IsOpen ? opening : i;
                openings[i] = fence.Take(lines[i]) ? opening : -1;
            }

            if (fence.IsOpen)
            {
                openings.AsSpan(opening).Fill(-1);
            }

            from = fence.IsOpen ? opening + 1 : openings.Length;
        }

        return openings;
    }

    private static IEnumerable<(string Line, (int Level, string Text)? Heading)> Read(IReadOnlyList<string> lines)
    {
        var openings = CodeOpenings(lines);
        return lines.Select((line, i) => (line, openings[i] < 0 ? Heading(line) : null));
    }

    private static (int Level, string Text)? Heading(string line) =>
        AtxHeading.LevelOf(line) is var level and > 0 ? (level, line[level..].Trim()) : null;
}
