using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Form;

/// <summary>The three forms of a heading's text: rendered, as a label in the table of contents, as an anchor.</summary>
public static partial class HeadingText
{
    /// <summary>The text as rendered: tags and backslash escapes removed, links reduced to their text.</summary>
    public static string Plain(string heading) =>
        Escape().Replace(Link().Replace(Tag().Replace(heading, ""), "$1"), "$1");

    /// <summary>The label in the table of contents: the rendered text with <c>&amp; _ * [ ]</c> escaped.</summary>
    public static string Label(string heading) => Special().Replace(Plain(heading), @"\$1");

    /// <summary>The anchor that GitHub gives the heading, before duplicates are numbered.</summary>
    public static string Anchor(string heading) => Slug.Of(Plain(heading));

    [GeneratedRegex(@"</?\w+[^>]*>", RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Link();

    [GeneratedRegex(@"\\([!-/:-@\[-`{-~])", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();

    [GeneratedRegex(@"([&_*\[\]])", RegexOptions.CultureInvariant)]
    private static partial Regex Special();
}
