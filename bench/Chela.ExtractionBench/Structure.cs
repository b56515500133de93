using System.Text.RegularExpressions;

namespace Chela.ExtractionBench;

/// <summary>What a piece of Markdown is built of, to be laid beside another.</summary>
internal static partial class Structure
{
    private static readonly (string Name, Regex Pattern)[] Parts =
    [
        ("headings", Heading()),
        ("items", Item()),
        ("code", Fence()),
        ("rows", Row()),
        ("quotes", Quote()),
        ("links", Link()),
        ("pictures", Picture()),
        ("footnotes", Footnote()),
        ("formulas", Formula()),
    ];

    /// <summary>A line of a report: words lost and gained, and the parts whose numbers differ.</summary>
    public static string Compare(string expected, string made)
    {
        var (want, have) = (Words(expected), Words(made));
        var lost = want.Sum(w => Math.Max(0, w.Value - have.GetValueOrDefault(w.Key)));
        var more = have.Sum(w => Math.Max(0, w.Value - want.GetValueOrDefault(w.Key)));
        var all = Math.Max(1, want.Values.Sum());
        var parts = Parts
            .Select(p => (p.Name, Expected: p.Pattern.Count(expected), Made: p.Pattern.Count(made)))
            .Where(p => p.Expected != p.Made)
            .Select(p => $"{p.Name} {p.Expected}→{p.Made}");
        return $"{all, 6} | {100.0 * lost / all, 5:F1} | {100.0 * more / all, 5:F1} | {string.Join(", ", parts)}";
    }

    private static Dictionary<string, int> Words(string markdown) =>
        Word()
            .Matches(Target().Replace(markdown, " ").Replace("\\", "", StringComparison.Ordinal))
            .GroupBy(m => m.Value, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.Count(), StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex(@"^#+ ", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\s*(?:>\s*)*(?:[-*]|\d+\.) ", RegexOptions.Multiline)]
    private static partial Regex Item();

    [GeneratedRegex(@"^\s*```\w*$", RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"^>", RegexOptions.Multiline)]
    private static partial Regex Quote();

    [GeneratedRegex(@"(?<!!)\[[^\]]*\]\(")]
    private static partial Regex Link();

    [GeneratedRegex(@"!\[")]
    private static partial Regex Picture();

    [GeneratedRegex(@"\[\^[^\]]+\]")]
    private static partial Regex Footnote();

    [GeneratedRegex(@"\$\$?[^$\n]+\$\$?|^\$\$$", RegexOptions.Multiline)]
    private static partial Regex Formula();

    [GeneratedRegex(@"\]\([^)]*\)")]
    private static partial Regex Target();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
