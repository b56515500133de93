using System.Collections.Immutable;
using System.Globalization;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>Texts and files of entries, as all formats have them.</summary>
internal static class EntryText
{
    /// <summary>A longer text is cut, in characters: an entry is no book.</summary>
    private const int Longest = 4_000_000;

    /// <summary>A text that is HTML if it looks like it, and plain text if not.</summary>
    public static ImmutableArray<ReadBlock> Of(string? text, string? url, FragmentReader html) =>
        text is null ? []
        : !FragmentText.LooksLikeHtml(text) ? FragmentText.Paragraphs(text)
        : html(text.Length > Longest ? text[..Longest] : text, url);

    public static Enclosure? EnclosureOf(string? url, string? type, string? length, string? baseUrl) =>
        WebLink.Resolve(url, baseUrl) is { } resolved
            ? new Enclosure(
                resolved,
                FragmentText.Line(type),
                long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes > 0
                    ? bytes
                    : null
            )
            : null;
}
