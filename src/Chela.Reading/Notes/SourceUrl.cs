using System.Text.RegularExpressions;
using Chela.Reading.Markup;

namespace Chela.Reading.Notes;

/// <summary>The address that a note was clipped from.</summary>
public static partial class SourceUrl
{
    private const int LinesToLookAt = 20;

    /// <summary>
    /// The first web address in <c>source</c>, <c>url</c> or <c>link</c> of the front matter, as captured; null if there
    /// is none. A link in Markdown counts for its target.
    /// </summary>
    public static string? Of(FrontMatter properties)
    {
        foreach (var key in (ReadOnlySpan<string>)["source", "url", "link", "source_url", "source-url", "website"])
        {
            foreach (var value in properties.List(key))
            {
                if (Address(value) is { } url)
                {
                    return url;
                }
            }
        }

        return null;
    }

    /// <summary>
    /// That of the front matter, or else of a line such as <c>Source:: https://…</c> near the top of the body, where
    /// people who keep no front matter put it.
    /// </summary>
    public static string? Of(Note note) =>
        Of(note.Properties)
        ?? MarkdownLines
            .Of(note.Body)
            .Take(LinesToLookAt)
            .Where(l => !l.IsCode)
            .Select(l => Field().Match(l.Text))
            .Where(m => m.Success)
            .Select(m => Address(m.Groups[1].Value.Trim()))
            .FirstOrDefault(a => a is not null);

    private static string? Address(string value)
    {
        if (Inlines.Of(value) is [{ Kind: InlineKind.Link } link])
        {
            value = link.Target;
        }

        value = value.Trim().TrimStart('<').TrimEnd('>');
        return
            (
                value.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            )
            && Uri.TryCreate(value, UriKind.Absolute, out var uri)
            && uri.Host.Length > 0
            ? value
            : null;
    }

    [GeneratedRegex(
        @"^\s*(?:[-*+]\s+|>\s*)?(?:\*\*|__)?(?:source|url|link|来源|链接|原文|出处)(?:\*\*|__)?\s*(?:::?|：)(?:\*\*|__)?\s*(\S.*)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Field();
}
