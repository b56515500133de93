using System.Collections.Immutable;
using Chela.Reading.Papers;
using Chela.Text;

namespace Chela.Reading.Duplicates;

/// <summary>What two captures of one thing have in common, small enough to be kept beside each. Immutable.</summary>
/// <param name="Ids">What names it for certain: <c>url …</c>, <c>doi …</c>, <c>arxiv …</c>.</param>
/// <param name="Title">The words of its title, comparable, with a blank between them; an ideograph is a word.</param>
/// <param name="Sketch">Of its text.</param>
/// <param name="Facts">The names, numbers and links in it: <c>name …</c>, <c>number …</c>, <c>link …</c>.</param>
public sealed record Fingerprint(
    ImmutableArray<string> Ids,
    string Title,
    TextSketch Sketch,
    ImmutableArray<string> Facts
)
{
    /// <summary>What canonical addresses begin with among <see cref="Ids"/>.</summary>
    internal const string UrlScheme = "url ";

    private const string WebScheme = UrlScheme + "https://";

    /// <summary>The host of its address, out of the canonical form; empty if it has none.</summary>
    internal ReadOnlySpan<char> Host
    {
        get
        {
            var id = Ids.FirstOrDefault(i => i.StartsWith(WebScheme, StringComparison.Ordinal)) ?? WebScheme;
            var host = id.AsSpan(WebScheme.Length);
            return host.IndexOf('/') is >= 0 and var end ? host[..end] : host;
        }
    }

    /// <summary>The fingerprint of a text.</summary>
    /// <param name="url">Its address; null if it has none.</param>
    /// <param name="doi">Its DOI, in any form.</param>
    /// <param name="arxiv">Its arXiv id, in any form.</param>
    /// <param name="title">Its title.</param>
    /// <param name="markdown">Its text.</param>
    public static Fingerprint Of(string? url, string? doi, string? arxiv, string? title, string markdown)
    {
        var text = StoryText.Of(markdown);
        var host = CanonicalUrl.TryParse(url, out var canonical) ? canonical.Host : null;
        return Of(
            url,
            doi,
            arxiv,
            title,
            TextSketch.Of(StoryText.Tokens(text.Prose)),
            StoryFacts.Of(title ?? "", text, host)
        );
    }

    /// <summary>The fingerprint put together again from what was kept of it.</summary>
    internal static Fingerprint Of(
        string? url,
        string? doi,
        string? arxiv,
        string? title,
        TextSketch? sketch,
        ImmutableArray<string> facts
    ) =>
        new(
            [
                .. CanonicalUrl.TryParse(url, out var canonical)
                    ? [UrlScheme + canonical.Value]
                    : Array.Empty<string>(),
                .. (PaperDoi.Of(doi) ?? PaperDoi.Of(url)) is { } number
                    ? ["doi " + Casing.ToLower(number)]
                    : Array.Empty<string>(),
                .. ArxivId.TryParse(arxiv, out var id) || ArxivId.TryParse(doi, out id) || ArxivId.TryParse(url, out id)
                    ? ["arxiv " + id.Id]
                    : Array.Empty<string>(),
            ],
            TitleOf(title ?? ""),
            sketch ?? TextSketch.Empty,
            facts
        );

    private static string TitleOf(string title)
    {
        var words = new List<string>();
        var start = -1;
        var lower = Casing.ToLower(Normalization.Nfkc(title));
        for (var at = 0; at <= lower.Length; at++)
        {
            var isLetter = at < lower.Length && char.IsLetterOrDigit(lower[at]);
            var isWide = isLetter && lower[at] >= '\u2E80';
            if (start >= 0 && (!isLetter || isWide))
            {
                words.Add(lower[start..at]);
                start = -1;
            }

            if (isWide)
            {
                words.Add(lower[at..(at + 1)]);
            }
            else if (isLetter && start < 0)
            {
                start = at;
            }
        }

        return string.Join(' ', words);
    }
}
