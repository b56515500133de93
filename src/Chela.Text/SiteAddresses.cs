using System.Text.RegularExpressions;

namespace Chela.Text;

/// <summary>Sites where one page has several addresses, and the one that stands for them.</summary>
internal static partial class SiteAddresses
{
    private static readonly string[] Prefixes = ["www.", "m.", "mobile.", "amp."];

    /// <summary>Second levels under which countries register names: <c>co.uk</c> is no site.</summary>
    private static readonly HashSet<string> Registries =
    [
        "ac",
        "co",
        "com",
        "edu",
        "go",
        "gov",
        "ne",
        "net",
        "or",
        "org",
    ];

    /// <summary>The host without the labels that only tell which dress of a site is worn.</summary>
    public static string WithoutPrefixes(string host)
    {
        while (Array.Find(Prefixes, p => host.StartsWith(p, StringComparison.Ordinal)) is { } prefix)
        {
            var rest = host[prefix.Length..].Split('.');
            if (
                rest.Length < 2
                || (rest is [var second, { Length: 2 }] && Registries.Contains(second))
                || IsNumber(rest)
            )
            {
                break;
            }

            host = string.Join('.', rest);
        }

        return MobileLanguage().Replace(host, "$1.$2");
    }

    /// <summary>The address that stands for the page; its own for most.</summary>
    /// <param name="host">Lower case, without prefixes.</param>
    /// <param name="path">Normal.</param>
    /// <param name="query">Normal, without tracking.</param>
    public static (string Host, string Path, string Query) Of(string host, string path, string query) =>
        host switch
        {
            "twitter.com" or "x.com" => Post().Match(path) is { Success: true } post
                ? ("x.com", post.Groups[1].Value, "")
                : ("x.com", path, query),
            "arxiv.org" or "export.arxiv.org" => Paper().Match(path) is { Success: true } paper
                ? ("arxiv.org", "/abs/" + paper.Groups[1].Value, "")
                : ("arxiv.org", path, query),
            "youtu.be" => Video().Match(path) is { Success: true } video
                ? ("youtube.com", "/watch", "v=" + video.Groups[1].Value)
                : (host, path, query),
            "youtube.com" => path == "/watch" && UrlQuery.Value(query, "v") is { Length: > 0 } id
                ? (host, path, "v=" + id)
            : VideoPath().Match(path) is { Success: true } shown ? (host, "/watch", "v=" + shown.Groups[1].Value)
            : (host, path, query),
            _ => (host, path, query),
        };

    private static bool IsNumber(string[] labels) => labels.All(l => l.All(char.IsAsciiDigit));

    /// <summary><c>en.m.wikipedia.org</c> and its sisters.</summary>
    [GeneratedRegex(@"^([a-z-]+)\.m\.(wik[a-z]+\.org)$", RegexOptions.CultureInvariant)]
    private static partial Regex MobileLanguage();

    /// <summary>A post, with what may follow: <c>/photo/1</c>, <c>/history</c>.</summary>
    [GeneratedRegex("^(/[A-Za-z0-9_]+/status/[0-9]+)(?:/.*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Post();

    /// <summary>A paper by its new or old number; the version is left off: the page of a paper shows the newest.</summary>
    [GeneratedRegex(
        @"^/(?:abs|html|pdf|format)/([0-9]{4}\.[0-9]{4,5}|[a-z-]+(?:\.[A-Z]{2})?/[0-9]{7})(?:v[0-9]+)?(?:\.pdf)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Paper();

    [GeneratedRegex("^/([A-Za-z0-9_-]{6,})$", RegexOptions.CultureInvariant)]
    private static partial Regex Video();

    [GeneratedRegex("^/(?:shorts|live|embed)/([A-Za-z0-9_-]{6,})$", RegexOptions.CultureInvariant)]
    private static partial Regex VideoPath();
}
