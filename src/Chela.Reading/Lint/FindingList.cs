using System.Collections.Immutable;

namespace Chela.Reading.Lint;

/// <summary>Collects findings.</summary>
internal sealed class FindingList
{
    private const int LongestQuotation = 60;

    private readonly List<Finding> _findings = [];

    /// <summary>Adds one, at the place given.</summary>
    /// <param name="rule">The id of the rule.</param>
    /// <param name="line">1-based.</param>
    /// <param name="column">1-based.</param>
    /// <param name="message">What was found; without it, the rule's own text.</param>
    /// <param name="severity">How much it matters; without it, what the rule says.</param>
    public void Add(string rule, int line, int column = 1, string? message = null, Severity? severity = null)
    {
        var broken = LintRules.Of(rule);
        _findings.Add(new Finding(broken, severity ?? broken.Severity, line, column, message ?? broken.Text));
    }

    /// <summary>All of them by place; those of one place by rule.</summary>
    public ImmutableArray<Finding> Sorted()
    {
        _findings.Sort(
            (a, b) =>
                (a.Line, a.Column).CompareTo((b.Line, b.Column)) is var place and not 0
                    ? place
                    : string.CompareOrdinal(a.Rule.Id, b.Rule.Id)
        );
        return [.. _findings];
    }

    /// <summary>A piece of the file within a message: cut where it is long, without what a terminal would obey.</summary>
    public static string Quoted(ReadOnlySpan<char> text)
    {
        var length = Math.Min(text.Length, LongestQuotation);
        length -= length < text.Length && length > 0 && char.IsHighSurrogate(text[length - 1]) ? 1 : 0;
        var shown = string.Create(
            length,
            text[..length],
            static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = char.IsControl(source[i]) ? '\uFFFD' : source[i];
                }
            }
        );
        return $"'{shown}{(length < text.Length ? "…" : "")}'";
    }
}
