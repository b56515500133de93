using AngleSharp.Dom;
using Chela.Text;

namespace Chela.Reading.Extraction;

/// <summary>The addresses of a page and of what it links to.</summary>
internal sealed class PageAddress
{
    private readonly Uri? _base;

    private PageAddress(Uri? @base) => _base = @base;

    /// <summary>The page's own address; null if nobody says it.</summary>
    public string? Own { get; private init; }

    /// <summary>Finds them: where it was fetched from, its base, what it says to be its canonical address.</summary>
    public static PageAddress Of(IDocument document, MetaTags tags, string? fetched)
    {
        var page = Web(fetched, null);
        Uri? canonical = null;
        foreach (var link in document.GetElementsByTagName("link").Take(500))
        {
            if (link.GetAttribute("rel") is { } rel && rel.Equals("canonical", StringComparison.OrdinalIgnoreCase))
            {
                canonical ??= Web(link.GetAttribute("href"), page);
            }
        }

        var shared = Web(tags.First("og:url"), page);
        // Some sites name their front page on every page.
        if (canonical is null || canonical.AbsolutePath == "/" && shared is not null)
        {
            canonical = shared ?? canonical;
        }

        if (canonical is { AbsolutePath: "/" } && page is not null && page.AbsolutePath != "/")
        {
            canonical = null;
        }

        var own = canonical ?? page;
        var start = document.QuerySelector("base")?.GetAttribute("href");
        return new PageAddress(Web(start, page ?? own) ?? page ?? own)
        {
            Own = own is null ? null : WebAddress.WithoutTracking(own.AbsoluteUri),
        };
    }

    /// <summary>Those of a piece of a page, which says nothing itself.</summary>
    public static PageAddress RelativeTo(string? url) => new(Web(url, null)) { Own = url };

    /// <summary>An address as the page writes it, made absolute; null if it leads nowhere on the web.</summary>
    public string? Absolute(string? address)
    {
        var text = address?.Trim();
        return text is not { Length: > 0 and <= 4_000 }
            || text.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("blob:", StringComparison.OrdinalIgnoreCase)
                ? null
            : text.StartsWith('#') ? text
            : Web(text, _base)?.OriginalString is { } && Uri.TryCreate(_base, text, out var made) ? Written(made, text)
            : _base is null && !text.Contains(':', StringComparison.Ordinal) ? text
            : text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) ? text
            : null;
    }

    /// <summary>An absolute address stays as it was written.</summary>
    private static string Written(Uri made, string text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            ? text
            : made.AbsoluteUri;

    private static Uri? Web(string? address, Uri? from) =>
        address?.Trim() is { Length: > 0 and <= 4_000 } text
        && (from is null ? Uri.TryCreate(text, UriKind.Absolute, out var uri) : Uri.TryCreate(from, text, out uri))
        && uri.Scheme is "http" or "https"
            ? uri
            : null;
}
