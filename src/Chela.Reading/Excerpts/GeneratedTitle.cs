using System.Text.RegularExpressions;

namespace Chela.Reading.Excerpts;

/// <summary>Makes Markdown of titles that come as plain text: for headings, link texts, and papers.</summary>
public static partial class GeneratedTitle
{
    /// <summary>
    /// As a heading. Angle brackets become guillemets: the anchor of a heading with a tag in it differs between renderers.
    /// </summary>
    public static string ForHeading(string title) =>
        MarkdownEscape.Plain(title.Replace('<', '‹').Replace('>', '›')).Trim();

    /// <summary>As the text of a link; balanced brackets may stay.</summary>
    public static string ForLink(string title)
    {
        var escaped = MarkdownEscape.Plain(title);
        return IsBalanced(title)
            ? escaped.Replace(@"\[", "[", StringComparison.Ordinal).Replace(@"\]", "]", StringComparison.Ordinal)
            : escaped;
    }

    /// <summary>As the title of a paper: without the characters that Obsidian's file names cannot hold.</summary>
    public static string ForPaper(string title) => Blanks().Replace(Forbidden().Replace(title, " "), " ").Trim();

    /// <summary>Whether every bracket has its partner.</summary>
    public static bool IsBalanced(string title)
    {
        var depth = 0;
        foreach (var character in title)
        {
            depth += character switch
            {
                '[' => 1,
                ']' => -1,
                _ => 0,
            };
            if (depth < 0)
            {
                return false;
            }
        }

        return depth == 0;
    }

    [GeneratedRegex(@"[:/\\?*""<>|#^\[\]`$]", RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}
