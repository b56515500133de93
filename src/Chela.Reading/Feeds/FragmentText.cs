using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Chela.Reading.Captures;
using Chela.Reading.Excerpts;

namespace Chela.Reading.Feeds;

/// <summary>Plain text as it stands in feeds, exports and posts.</summary>
internal static partial class FragmentText
{
    /// <summary>On one line, with single blanks; null if nothing is left.</summary>
    public static string? Line(string? text) =>
        text is not null && Blanks().Replace(text, " ").Trim() is { Length: > 0 } line ? line : null;

    /// <summary>Text that may hold HTML, on one line.</summary>
    public static string? LineOf(string? html) =>
        html is null || !LooksLikeHtml(html)
            ? Line(html)
            : Line(string.Join(' ', PlainFragment.Read(html, null).Select(b => b.Text)));

    /// <summary>Paragraphs, as empty lines part them; every line of one stays a line.</summary>
    public static ImmutableArray<ReadBlock> Paragraphs(string? text) =>
        text is null
            ? []
            :
            [
                .. EmptyLines()
                    .Split(text.Replace("\r", "", StringComparison.Ordinal))
                    .Select(p => string.Join('\n', p.Split('\n').Select(Line).OfType<string>()))
                    .Where(p => p.Length > 0)
                    .Select(Paragraph),
            ];

    /// <summary>One paragraph of one line or several.</summary>
    public static ReadBlock Paragraph(string text) =>
        new(string.Join("\\\n", text.Split('\n').Select(MarkdownEscape.Line)), text, Span: null);

    /// <summary>Whether a text has tags or entities.</summary>
    public static bool LooksLikeHtml(string text) => Html().IsMatch(text);

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\n[ \t]*\n\s*", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLines();

    [GeneratedRegex(
        @"</?[A-Za-z][A-Za-z0-9]{0,15}(?:[\s/>])|<!--|&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Html();
}
