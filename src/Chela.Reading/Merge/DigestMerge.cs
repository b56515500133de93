using System.Collections.Immutable;

namespace Chela.Reading.Merge;

/// <summary>
/// Brings a newly generated digest together with what the owner did to the file by hand. Nothing that the owner wrote, moved
/// or deleted is undone; where both changed the same lines, the owner's stand and the conflict is reported.
/// </summary>
public static class DigestMerge
{
    private const int EntryLevel = 4;
    private const int DeepestLevel = 6;
    private const int MaxRounds = 4;

    /// <summary>Merges. Takes any text, never throws.</summary>
    /// <param name="baseText">What was kept of the last merge (<see cref="MergeResult.NextBase"/>): the last generated text.</param>
    /// <param name="owners">The file as it is. If all its lines end with CR LF, so do those of the result.</param>
    /// <param name="generated">The text as it is generated now.</param>
    public static MergeResult Merge(string baseText, string owners, string generated)
    {
        if (owners == baseText || owners == generated)
        {
            return new MergeResult(generated, generated, [], []);
        }

        if (generated == baseText)
        {
            return new MergeResult(owners, generated, [], []);
        }

        var now = Unix(generated);
        var result = MergeOnce(Unix(baseText), Unix(owners), now);
        for (var (round, isSettled) = (0, result.NextBase == now); round < MaxRounds && !isSettled; round++)
        {
            // INVARIANT: merging again changes nothing. What is a conflict can depend on the lines around it, which are
            // others the second time; so the second time is what counts.
            var again = MergeOnce(result.NextBase, result.Text, now) with
            {
                Notes = result.Notes,
            };
            isSettled = again.Text == result.Text && again.NextBase == result.NextBase;
            result = again;
        }

        return HasWindowsLines(owners)
            ? result with
            {
                Text = result.Text.Replace("\n", "\r\n", StringComparison.Ordinal),
            }
            : result;
    }

    private static MergeResult MergeOnce(string baseText, string owners, string generated)
    {
        var (b, o, g) = (new ContentsList(baseText), new ContentsList(owners), new ContentsList(generated));
        var isDerived =
            LineMerge.Of(b.Items, o.Items, g.Items).Text.SequenceEqual(g.Items)
            || o.IsPatched(b)
            || o.IsMadeFromHeadings(DeepestLevel)
            || o.IsMadeFromHeadings(EntryLevel);

        // A list that the owner did not change is one line while the rest is merged, and then made from the headings. One that
        // the owner changed is merged like any lines, but for one that has nothing in common with ours: that stays.
        var isMarked = isDerived || !o.Items.Intersect(b.Items).Any();
        var mark = LineNotIn(baseText, owners, generated);
        var merged = new MergedLines(
            isMarked ? b.ReplacedBy(mark) : baseText,
            isDerived ? o.ReplacedBy(mark) : owners,
            isMarked ? g.ReplacedBy(mark) : generated
        );

        var depth = g.IsMadeFromHeadings(DeepestLevel) ? DeepestLevel : EntryLevel;
        var items = ContentsList.Make(merged.Text, depth).ToImmutableArray();
        var markedLine = merged.Text.TakeWhile(line => line != mark).Count() + 1;
        return new MergeResult(
            string.Join('\n', Fill(merged.Text, items)),
            string.Join('\n', Fill(merged.NextBase, g.Items)),
            [.. merged.Conflicts.Select(Filled)],
            [.. merged.Notes]
        );

        ImmutableArray<string> Fill(IReadOnlyList<string> lines, ImmutableArray<string> list) =>
            [.. lines.SelectMany(line => line == mark ? list : [line])];

        MergeConflict Filled(MergeConflict conflict) =>
            conflict with
            {
                Line = conflict.Line > markedLine ? conflict.Line + items.Length - 1 : conflict.Line,
                Owners = Fill(conflict.Owners, o.Items),
                Generated = Fill(conflict.Generated, g.Items),
                Base = Fill(conflict.Base, b.Items),
            };
    }

    private static string LineNotIn(params string[] texts)
    {
        var lines = texts.SelectMany(text => text.Split('\n')).ToHashSet();
        return Enumerable.Range(0, lines.Count + 1).Select(i => $"\0{i}").First(line => !lines.Contains(line));
    }

    private static bool HasWindowsLines(string text) =>
        text.Contains('\n', StringComparison.Ordinal)
        && !text.Replace("\r\n", "", StringComparison.Ordinal).Contains('\n', StringComparison.Ordinal);

    private static string Unix(string text) =>
        HasWindowsLines(text) ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text;
}
