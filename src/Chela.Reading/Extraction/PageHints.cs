using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>What the head of a page tells of its text.</summary>
/// <param name="Title">The title; null if unknown.</param>
/// <param name="Host">The page's host; null if unknown.</param>
/// <param name="Body">The text of the article as JSON-LD has it; null if it has none.</param>
internal sealed record PageHints(string? Title, string? Host, string? Body)
{
    /// <summary>Whether a link leads to another page of the site.</summary>
    public bool IsSameSite(string href) =>
        href.StartsWith('/') && !href.StartsWith("//", StringComparison.Ordinal)
        || CanonicalUrl.TryParse(href, out var url) && Host is { } host && SiteOf(url.Host) == SiteOf(host);

    /// <summary>The last labels of a host: good enough to tell a site's own pages from others'.</summary>
    private static string SiteOf(string host)
    {
        var labels = host.Split('.');
        var taken = labels is [.., { Length: <= 3 }, { Length: 2 }] ? 3 : 2;
        return string.Join('.', labels[Math.Max(0, labels.Length - taken)..]);
    }
}
