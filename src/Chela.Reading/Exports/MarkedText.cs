using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Feeds;
using Chela.Reading.Markup;

namespace Chela.Reading.Exports;

/// <summary>What the owner marked in Markdown: <c>==these words==</c>.</summary>
public static partial class MarkedText
{
    /// <summary>A longer paragraph was written by no hand, in characters.</summary>
    private const int Longest = 100_000;

    /// <summary>Stands for an equals sign that marks nothing.</summary>
    private const char Hidden = '\uE000';

    /// <summary>The marked words in their order; not what stands in code, formulas or addresses. A mark does not go beyond its paragraph.</summary>
    public static ImmutableArray<Highlight> In(string markdown)
    {
        if (!markdown.Contains("==", StringComparison.Ordinal))
        {
            return [];
        }

        var marked = ImmutableArray.CreateBuilder<Highlight>();
        var paragraph = new StringBuilder();
        var fence = default(CodeFence);
        foreach (var line in markdown.Split('\n'))
        {
            if (fence.Take(line) || string.IsNullOrWhiteSpace(line))
            {
                Collect(paragraph, marked);
            }
            else
            {
                paragraph.Append(line.TrimEnd('\r')).Append('\n');
            }
        }

        Collect(paragraph, marked);
        return marked.ToImmutable();
    }

    private static void Collect(StringBuilder paragraph, ImmutableArray<Highlight>.Builder marked)
    {
        var text = paragraph.ToString();
        paragraph.Clear();
        if (!text.Contains("==", StringComparison.Ordinal) || text.Length > Longest)
        {
            return;
        }

        var masked = text.ToCharArray();
        foreach (var span in VerbatimSpans.Of(text))
        {
            masked.AsSpan(span.Start, span.End - span.Start).Replace('=', Hidden);
        }

        foreach (Match mark in Mark().Matches(new string(masked)))
        {
            if (FragmentText.Line(mark.Groups[1].Value.Replace(Hidden, '=')) is { } words)
            {
                marked.Add(new Highlight(words));
            }
        }
    }

    [GeneratedRegex(
        @"(?<![=!<>])==(?![=\s])((?:(?!==)[\s\S]){1,10000}?)(?<![\s=])==(?!=)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Mark();
}
