using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Text;

/// <summary>
/// The identity of a page of the web: URLs that lead to one page have one canonical form. It is for comparing and
/// hashing, not for opening: http becomes https, ports 80 and 443, user names, fragments that are no route
/// (<c>#/…</c>, <c>#!…</c>), tracking parameters, AMP twins, <c>www.</c> and mobile hosts, and slashes at the end go; what
/// RFC 3986 (6.2.2) holds equal gets one spelling; some sites with several addresses for a page get one of them
/// (<see cref="SiteAddresses"/>).
/// </summary>
public readonly partial record struct CanonicalUrl
{
    /// <summary>A longer text is no address that anybody wrote.</summary>
    private const int Longest = 16_384;

    private readonly string? _value;
    private readonly string? _host;
    private readonly string? _path;

    private CanonicalUrl(string host, string path, string value) => (_host, _path, _value) = (host, path, value);

    /// <summary>The whole canonical form.</summary>
    public string Value => _value ?? "";

    /// <summary>The host, lower case, ASCII, without <c>www.</c>, and with its port if that is an unusual one.</summary>
    public string Host => _host ?? "";

    /// <summary>The path, percent-encoded, beginning with a slash.</summary>
    public string Path => _path ?? "";

    /// <summary>
    /// Reads an http or https URL; false for everything else. Never throws. The canonical form of a canonical form is
    /// itself.
    /// </summary>
    public static bool TryParse(string? text, out CanonicalUrl url)
    {
        url = default;
        if (text is null || text.Length > Longest || Parts().Match(text.Trim()) is not { Success: true } parts)
        {
            return false;
        }

        var host = HostOf(parts.Groups["host"].Value);
        if (host is null || PortOf(parts.Groups["port"].Value) is not { } port)
        {
            return false;
        }

        var address = SiteAddresses.Of(
            host + port,
            UrlPath.Normalize(parts.Groups["path"].Value),
            UrlQuery.Normalize(parts.Groups["query"].Value)
        );
        var query = address.Query.Length == 0 ? "" : "?" + address.Query;
        var value = $"https://{address.Host}{address.Path}{query}{Route(parts.Groups["fragment"].Value)}";
        url = new CanonicalUrl(address.Host, address.Path, value);
        return true;
    }

    /// <summary>The canonical form.</summary>
    public override string ToString() => Value;

    private static string? HostOf(string host) =>
        host.StartsWith('[') ? Casing.ToLower(host)
        : HostName.ToAscii(host) is { } ascii ? SiteAddresses.WithoutPrefixes(ascii)
        : null;

    /// <summary>The port with its colon; empty for a usual one, null for none that exists.</summary>
    private static string? PortOf(string digits)
    {
        var number = digits.TrimStart('0');
        return number switch
        {
            _ when digits.Length == 0 => "",
            "80" or "443" => "",
            { Length: > 0 and < 6 } when int.Parse(number, CultureInfo.InvariantCulture) <= ushort.MaxValue => ":"
                + number,
            _ => null,
        };
    }

    /// <summary>Only a fragment that a program on the page reads as a path names another page.</summary>
    private static string Route(string fragment)
    {
        var route = PercentEncoding.Normalize(fragment, PercentEncoding.QueryCharacters);
        var directive = route.IndexOf(":~:", StringComparison.Ordinal);
        route = (directive < 0 ? route : route[..directive]).TrimEnd('/');
        return route is ['/' or '!', _, ..] ? "#" + route : "";
    }

    /// <summary>RFC 3986, appendix B, with an authority taken apart; no control character anywhere.</summary>
    [GeneratedRegex(
        @"\A(?i:https?)://(?:[^/?#@\\\p{Cc}]*@)?(?<host>\[[0-9A-Fa-f:.]+\]|[^/?#@:\[\]\\\p{Cc}]+)(?::(?<port>[0-9]*))?(?<path>/[^?#\p{Cc}]*)?(?:\?(?<query>[^#\p{Cc}]*))?(?:#(?<fragment>[^\p{Cc}]*))?\z",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Parts();
}
