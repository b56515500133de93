using System.Text;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>Where JSON-LD has the text of the article, the chosen part must hold it.</summary>
internal static class LinkedText
{
    /// <summary>A shorter text in JSON-LD is a summary, in letters.</summary>
    private const int Least = 400;

    /// <summary>A shorter line may stand anywhere, in letters.</summary>
    private const int LeastLine = 30;

    /// <summary>Of a page with more lines only the first are looked up.</summary>
    private const int MaxRuns = 2_000;

    /// <summary>The chosen part, if it holds most of the text; else the smallest one that does.</summary>
    public static PageNode Prefer(PageTree tree, List<PageRun> runs, PageNode chosen, PageHints hints)
    {
        if (
            hints.Body is not { Length: > Least and < 1_000_000 } body
            || Letters(body) is not { Length: > Least } letters
        )
        {
            return chosen;
        }

        var (held, all) = (0, 0);
        PageNode? around = null;
        foreach (var run in runs.Take(MaxRuns))
        {
            if (
                Line(tree, run) is not { Length: > LeastLine } line
                || !letters.Contains(line, StringComparison.Ordinal)
            )
            {
                continue;
            }

            all += line.Length;
            held += chosen.Holds(run.First) ? line.Length : 0;
            around ??= run.Holder;
            while (!around.Holds(run.First))
            {
                around = around.Parent!;
            }
        }

        return around is null || held * 2 >= all || all * 2 < letters.Length ? chosen : around;
    }

    private static string Line(PageTree tree, PageRun run)
    {
        var line = new StringBuilder();
        for (var i = run.First.Index; i <= run.Last.Index; i++)
        {
            line.Append(tree.Nodes[i] is { IsDropped: false, Text: { } text } ? text : null);
        }

        return Letters(line.ToString());
    }

    private static string Letters(string text) => Casing.ToLower(string.Concat(text.Where(char.IsLetterOrDigit)));
}
