namespace Chela.Reading.Feeds;

/// <summary>Addresses as feeds, exports and pages write them.</summary>
public static class WebLink
{
    private const int Longest = 16_384;

    /// <summary>
    /// An address of the web, absolute; one that is already stays as it is written. Null for none, for one of another
    /// scheme, and for a relative one where nobody says to what.
    /// </summary>
    /// <param name="written">The address as it stands.</param>
    /// <param name="baseUrl">What it is relative to; null if unknown.</param>
    public static string? Resolve(string? written, string? baseUrl = null)
    {
        written = written?.Trim();
        if (written is null or { Length: 0 or > Longest })
        {
            return null;
        }

        if (IsWeb(written))
        {
            return written;
        }

        return
            baseUrl is not null
            && Uri.TryCreate(baseUrl, UriKind.Absolute, out var root)
            && Uri.TryCreate(root, written, out var url)
            && IsWeb(url.AbsoluteUri)
            ? url.AbsoluteUri
            : null;
    }

    /// <summary>Whether it begins as an address of the web with a host.</summary>
    public static bool IsWeb(string? written) =>
        written is not null
        && (
            (written.StartsWith("http://", StringComparison.OrdinalIgnoreCase) && written.Length > 7)
            || (written.StartsWith("https://", StringComparison.OrdinalIgnoreCase) && written.Length > 8)
        );
}
