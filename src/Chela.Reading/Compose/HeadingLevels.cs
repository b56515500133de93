using System.Collections.Immutable;
using Chela.Reading.Markup;

namespace Chela.Reading.Compose;

/// <summary>Moves the headings within a text below those of the digest, so that they make no sections of their own.</summary>
internal static class HeadingLevels
{
    /// <summary>The lines with their highest heading at <paramref name="level"/> + 1, and the others as far below it as before.</summary>
    public static ImmutableArray<string> Below(int level, IReadOnlyList<string> lines)
    {
        var levels = Levels(lines);
        var highest = levels.Where(l => l > 0).DefaultIfEmpty(AtxHeading.Deepest).Min();
        var shift = Math.Max(0, level + 1 - highest);
        return [.. lines.Select((line, i) => levels[i] == 0 || shift == 0 ? line : Move(line, levels[i], shift))];
    }

    private static string Move(string line, int level, int shift) =>
        new string('#', Math.Min(AtxHeading.Deepest, level + shift)) + line[level..];

    /// <summary>1 to 6 for each ATX heading outside of code, 0 for every other line.</summary>
    private static int[] Levels(IReadOnlyList<string> lines)
    {
        var fence = new CodeFence();
        var levels = new int[lines.Count];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = fence.Take(lines[i]) ? 0 : AtxHeading.LevelOf(lines[i]);
        }

        return levels;
    }
}
