using System.Text.RegularExpressions;
using Chela.Agent.Effects;
using Chela.Text;

namespace Chela.Edge.Files;

/// <summary>
/// A unified diff (POSIX.1-2024, diff -u; "\ No newline at end of file" as GNU writes it). What it takes for the file's lines must
/// stand there exactly: at the place that it says, or else at one place only.
/// </summary>
internal static partial class Patch
{
    private const int MostHunks = 1_000;

    /// <summary>Applies all of a patch.</summary>
    /// <param name="path">The file, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <param name="patch">The patch.</param>
    /// <exception cref="FileProblem">It is none, or it does not fit.</exception>
    public static string Apply(string path, string text, string patch)
    {
        var lines = LinesOf(text);
        var result = new List<string>();
        var (done, shift, number) = (0, 0, 0);
        foreach (var (stated, old, replacement) in Hunks(path, patch.Replace("\r\n", "\n", StringComparison.Ordinal)))
        {
            number++;
            var at = PlaceOf(lines, old, done, stated + shift);
            if (at is not { } start)
            {
                throw Refused(
                    path,
                    $"hunk {number} does not fit: expected its lines at line {stated + 1}, found others"
                );
            }

            shift = start - stated;
            result.AddRange(lines[done..start]);
            result.AddRange(replacement);
            done = start + old.Count;
        }

        if (number == 0)
        {
            throw Refused(path, "expected a unified diff, found no line with @@");
        }

        result.AddRange(lines[done..]);
        // Only the last line may be without its end.
        return result.SkipLast(1).All(l => l.EndsWith('\n'))
            ? string.Concat(result)
            : throw Refused(path, "it leaves a line without its end before the last one");
    }

    private static int? PlaceOf(List<string> lines, List<string> old, int from, int stated)
    {
        if (stated >= from && Fits(lines, old, stated))
        {
            return stated;
        }

        var places = old.Count == 0 ? [] : Enumerable.Range(from, lines.Count - from).Where(at => Fits(lines, old, at));
        return places.Take(2).ToList() is [var only] ? only : null;
    }

    private static bool Fits(List<string> lines, List<string> old, int at)
    {
        if (at + old.Count > lines.Count)
        {
            return false;
        }

        for (var i = 0; i < old.Count; i++)
        {
            if (lines[at + i] != old[i])
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int Start, List<string> Old, List<string> New)> Hunks(string path, string patch)
    {
        var lines = patch.EndsWith('\n') ? patch[..^1].Split('\n') : patch.Split('\n');
        var count = 0;
        for (var i = 0; i < lines.Length; )
        {
            if (HunkHeader().Match(lines[i]) is not { Success: true } header)
            {
                if (count > 0 && lines[i].StartsWith("--- ", StringComparison.Ordinal))
                {
                    throw Refused(path, "expected a patch of one file, found more");
                }

                i++;
                continue;
            }

            if (++count > MostHunks)
            {
                throw Refused(path, $"expected at most {MostHunks} hunks, found more");
            }

            var (start, olds, news) = (Number(header, 1, 0), Number(header, 2, 1), Number(header, 3, 1));
            var (old, now) = (new List<string>(), new List<string>());
            for (i++; i < lines.Length && (old.Count < olds || now.Count < news || IsNoEnd(lines[i])); i++)
            {
                var end = i + 1 < lines.Length && IsNoEnd(lines[i + 1]) ? "" : "\n";
                Take(path, count, lines[i], end, old, now);
            }

            if (old.Count != olds || now.Count != news)
            {
                throw Refused(
                    path,
                    $"hunk {count} says {olds} lines before and {news} after, found {old.Count} and {now.Count}"
                );
            }

            // Of no lines, the place is said by the line before it.
            yield return (olds == 0 ? start : Math.Max(0, start - 1), old, now);
        }
    }

    private static void Take(string path, int hunk, string line, string end, List<string> old, List<string> now)
    {
        switch (line)
        {
            // An editor may have taken the blank from an empty line.
            case "" or [' ', ..]:
                old.Add((line.Length == 0 ? "" : line[1..]) + end);
                now.Add(old[^1]);
                break;
            case ['-', ..]:
                old.Add(line[1..] + end);
                break;
            case ['+', ..]:
                now.Add(line[1..] + end);
                break;
            case ['\\', ..]:
                break;
            default:
                throw Refused(path, $"hunk {hunk}: expected a line with ' ', '-' or '+', found {Shown(line)}");
        }
    }

    private static bool IsNoEnd(string line) => line.StartsWith('\\');

    private static List<string> LinesOf(string text)
    {
        var lines = text.Split('\n').Select(l => l + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static int Number(Match header, int group, int missing) =>
        header.Groups[group] is { Success: true, Value: var digits }
            ? int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture)
            : missing;

    private static string Shown(string line) => $"'{PlainText.OneLine(line.Length > 40 ? line[..40] + "…" : line)}'";

    private static FileProblem Refused(string path, string why) =>
        new(FailureKind.Other, $"cannot patch {path}: {why}; nothing is written");

    [GeneratedRegex(@"^@@ -([0-9]{1,9})(?:,([0-9]{1,9}))? \+[0-9]{1,9}(?:,([0-9]{1,9}))? @@")]
    private static partial Regex HunkHeader();
}
