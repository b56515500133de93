namespace Chela.Edge.Web;

/// <summary>Which addresses are fetched at all; where they lead is looked at when it is known.</summary>
internal static class WebUrl
{
    private const int Longest = 16_384;
    private const int FirstFreePort = 1024;

    /// <summary>Reads an address.</summary>
    /// <exception cref="WebProblem">It is none that is fetched.</exception>
    public static Uri Parse(string text, bool allowPrivate)
    {
        if (text.Length > Longest)
        {
            throw WebProblem.Other($"expected an address of at most {Longest} characters, found {text.Length}");
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var url)
            ? Checked(url, allowPrivate)
            : throw WebProblem.Other($"expected an address such as https://example.org/page, found '{Short(text)}'");
    }

    /// <summary>Where a redirect leads. A fragment goes along if the new address has none (RFC 9110, section 10.2.2).</summary>
    /// <exception cref="WebProblem">It leads nowhere that is fetched.</exception>
    public static Uri Next(Uri from, string location, bool allowPrivate)
    {
        if (location.Length > Longest || !Uri.TryCreate(from, location, out var next))
        {
            throw WebProblem.Other($"{Short(from.AbsoluteUri)} sends on to '{Short(location)}', which is no address");
        }

        next = next.Fragment.Length == 0 && from.Fragment.Length > 0 ? new Uri(next, from.Fragment) : next;
        try
        {
            return Checked(next, allowPrivate);
        }
        catch (WebProblem e)
        {
            throw WebProblem.Other($"{Short(from.AbsoluteUri)} sends on to {Short(next.OriginalString)}: {e.Message}");
        }
    }

    private static Uri Checked(Uri url, bool allowPrivate)
    {
        if (url.Scheme is not ("http" or "https"))
        {
            throw WebProblem.Other($"expected http or https, found {Short(url.Scheme)}");
        }

        if (url.UserInfo.Length > 0)
        {
            throw WebProblem.Other("expected an address without a name or password before the host, found one");
        }

        // What listens below is no web server, and what it makes of a question is not for a page to decide.
        return allowPrivate || url.IsDefaultPort || url.Port is 80 or 443 or >= FirstFreePort
            ? url
            : throw WebProblem.Other(
                $"expected a port of web servers, found {url.Port}; if you mean it: --allow-private"
            );
    }

    private static string Short(string text) => WebProblem.Shown(text);
}
