using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Chela.Reading.Extraction;

/// <summary>Mathematics as TeX between dollars: of MathML, KaTeX, MathJax 2 and 3, and of TeX that the page leaves to a program.</summary>
internal static partial class MathText
{
    /// <summary>Longer formulas are no formulas, in characters.</summary>
    private const int Longest = 10_000;

    /// <summary>The formula that an element is; null if it is none. Its Markdown is empty where another element stands for it.</summary>
    public static (string Markdown, string Tex)? Of(PageNode node)
    {
        // A formula is drawn several times over, and its parts stand in each other.
        if (node.Element is not { } element || node.Length > 4 * Longest)
        {
            return null;
        }

        switch (node.Tag)
        {
            case "math":
                return Written(
                    TexOf(element),
                    element.GetAttribute("display") == "block" || element.GetAttribute("mode") == "display"
                );
            case "mjx-container":
                return Written(
                    element.QuerySelector("math") is { } math ? TexOf(math) : element.GetAttribute("data-tex"),
                    element.GetAttribute("display") == "true"
                );
            case "script"
                when element.GetAttribute("type") is { } type
                    && type.StartsWith("math/", StringComparison.OrdinalIgnoreCase):
                return Written(
                    type.Contains("tex", StringComparison.OrdinalIgnoreCase) ? element.TextContent : null,
                    type.Contains("display", StringComparison.OrdinalIgnoreCase)
                );
        }

        // WeChat and editors for it.
        if (element.GetAttribute("data-formula") is { Length: > 0 } formula)
        {
            return Written(formula, element.LocalName is "section" or "p" or "div");
        }

        if (element.ClassList is not { Length: > 0 } names)
        {
            return null;
        }

        if (names.Contains("katex") || names.Contains("katex-display"))
        {
            return Written(
                element.QuerySelector("annotation")?.TextContent
                    ?? (element.QuerySelector("math") is { } math ? TexOf(math) : null),
                names.Contains("katex-display")
            );
        }

        // MathJax 2 draws beside the script that holds the TeX, or carries its MathML along.
        return
            names.Contains("MathJax_Preview")
            || names.Contains("MathJax")
            || names.Contains("MathJax_Display")
            || names.Contains("MathJax_SVG")
            || names.Contains("MathJax_CHTML")
            || names.Contains("mwe-math-fallback-image-inline")
            || names.Contains("mwe-math-fallback-image-display")
            ? HasOther(element)
                ? ("", "")
                : Written(
                    element.QuerySelector("math") is { } assistive ? TexOf(assistive) : null,
                    names.Contains("MathJax_Display")
                )
            : null;
    }

    /// <summary>A text in parts: TeX between <c>\( \)</c>, <c>\[ \]</c> or <c>$$</c>, and what is none.</summary>
    public static IEnumerable<(string Text, (string Markdown, string Tex)? Math)> Split(string text)
    {
        if (
            !text.Contains("\\(", StringComparison.Ordinal)
            && !text.Contains("\\[", StringComparison.Ordinal)
            && !text.Contains("$$", StringComparison.Ordinal)
        )
        {
            return [(text, null)];
        }

        var parts = new List<(string, (string, string)?)>();
        var done = 0;
        foreach (Match match in Delimited().Matches(text))
        {
            var tex = match.Groups["line"] is { Success: true } line ? line.Value : match.Groups["block"].Value;
            if (Written(tex, match.Groups["block"].Success) is { } math)
            {
                parts.Add((text[done..match.Index], null));
                parts.Add(("", math));
                done = match.Index + match.Length;
            }
        }

        parts.Add((text[done..], null));
        return parts;
    }

    private static bool HasOther(IElement element) =>
        element.ParentElement is { } parent
        && parent.Children.Any(c =>
            c.LocalName == "script"
                && c.GetAttribute("type")?.StartsWith("math/", StringComparison.OrdinalIgnoreCase) == true
            || c.QuerySelector("math") is not null
        );

    private static (string, string)? Written(string? tex, bool isBlock)
    {
        var line = tex is null ? "" : Spaces.Collapse(tex.Replace("\\displaystyle", "", StringComparison.Ordinal));
        if (
            line.StartsWith("{ ", StringComparison.Ordinal) && line.EndsWith('}')
            || line.StartsWith('{') && line.EndsWith('}') && !line[1..^1].Contains('}', StringComparison.Ordinal)
        )
        {
            line = line[1..^1].Trim();
        }

        return line.Length is 0 or > Longest ? null : (isBlock ? $"$${line}$$" : $"${line}$", line);
    }

    private static string? TexOf(IElement math) =>
        math.QuerySelectorAll("annotation")
            .FirstOrDefault(a =>
                a.GetAttribute("encoding")?.Contains("tex", StringComparison.OrdinalIgnoreCase) == true
            )
            ?.TextContent
        ?? math.GetAttribute("alttext")
        ?? MathMarkup.ToTex(math);

    [GeneratedRegex(
        @"\\\((?<line>(?>[^\\]+|\\(?!\)))+)\\\)|\\\[(?<block>(?>[^\\]+|\\(?!\]))+)\\\]|\$\$(?<block>[^$]+)\$\$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Delimited();
}
