using Chela.Text;

namespace Chela.Reading.Markup;

/// <summary>
/// Puts the blanks between Han characters and Latin ones (SPEC, chapter 6) into a line of Markdown: code, maths, links and
/// tags keep every character, and the blank stands outside of them.
/// </summary>
public static class ProseSpacing
{
    /// <summary>The line with the blanks it lacks.</summary>
    public static string Apply(string line) => CjkSpacing.PutIn(line, Gaps(line));

    /// <summary>Before which characters, counted from 0 and in order, a blank is missing.</summary>
    public static IReadOnlyList<int> Gaps(string line) => Gaps(line, VerbatimSpans.Of(line));

    /// <summary>The same, for a text whose spans are known.</summary>
    internal static IReadOnlyList<int> Gaps(string line, IReadOnlyList<VerbatimSpan> spans)
    {
        if (spans.Count == 0)
        {
            return CjkSpacing.Gaps(line);
        }

        var gaps = new List<int>();
        var done = 0;
        foreach (var span in spans)
        {
            AddProse(gaps, line, done, span.Start);
            var isSetOff = span.Kind == VerbatimKind.Formula;
            if (isSetOff && span.Start > 0 && CharacterClass.IsHan(line[span.Start - 1]))
            {
                gaps.Add(span.Start);
            }

            if (isSetOff && span.End < line.Length && CharacterClass.IsHan(line[span.End]))
            {
                gaps.Add(span.End);
            }

            done = span.End;
        }

        AddProse(gaps, line, done, line.Length);
        return gaps;
    }

    private static void AddProse(List<int> gaps, string line, int start, int end)
    {
        if (end - start > 1)
        {
            gaps.AddRange(CjkSpacing.Gaps(line[start..end]).Select(gap => start + gap));
        }
    }
}
