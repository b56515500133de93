using Chela.Text;

namespace Chela.Reading.Excerpts;

/// <summary>The names of a site, as it tells them or as its address has them: "Simon Willison’s Weblog" and simonwillison.net share their letters.</summary>
internal sealed class SiteNames
{
    private const int LongestName = 30;

    /// <summary>A longer part of an address is no accident at the beginning of a name.</summary>
    private const int Long = 6;

    /// <summary>Parts of addresses that say what kind of address it is.</summary>
    private static readonly HashSet<string> General = new(StringComparer.Ordinal)
    {
        "co",
        "com",
        "org",
        "net",
        "ac",
        "gov",
        "edu",
        "or",
        "ne",
    };

    private readonly HashSet<string> _told;
    private readonly string _host;
    private readonly string _own;
    private readonly List<string> _labels;

    /// <summary>Takes them from an address and from what the site says.</summary>
    public SiteNames(string url, IEnumerable<string?> sites)
    {
        _told =
        [
            .. sites
                .OfType<string>()
                .SelectMany(s => new[] { s, WithoutDomain(s) })
                .Select(s => WithoutArticle(Letters(s)))
                .Where(s => s.Length > 0),
        ];
        _host = CanonicalUrl.TryParse(url, out var canonical) ? canonical.Host : "";
        var labels = _host.Split('.');
        _labels = [.. labels.SkipLast(1).Where(l => !General.Contains(l)).Select(Letters).Where(l => l.Length >= 3)];
        _own = _labels.Count > 0 ? _labels[^1] : "";
    }

    /// <summary>Whether words are one of its names, nothing else.</summary>
    /// <param name="words">The words.</param>
    /// <param name="isTold">Whether only the name that the site tells will do.</param>
    public bool Is(string words, bool isTold)
    {
        var name = WithoutArticle(Letters(words));
        return name.Length > 0 && (_told.Contains(name) || !isTold && (name == _own || name == Letters(_host)));
    }

    /// <summary>Whether words at the end of a title name the site.</summary>
    public bool Are(string words)
    {
        if (Is(words, isTold: false))
        {
            return true;
        }

        var name = Letters(words);
        if (name.Length == 0 || words.Length > LongestName)
        {
            return false;
        }

        return KnownSites(_host).Contains(words.Trim())
            || _labels.Contains(name)
            || _own.Length > 0
                && name.StartsWith(_own, StringComparison.Ordinal)
                && (_own.Length >= Long || Letters(words.Trim().Split(' ')[0]) == _own);
    }

    private static string Letters(string text) => string.Concat(Casing.ToLower(text).Where(char.IsLetterOrDigit));

    /// <summary>Some sites are called by their address: <c>Shore.com</c>.</summary>
    private static string WithoutDomain(string site) =>
        site.LastIndexOf('.') is > 2 and var dot
        && site.Length - dot is > 2 and < 6
        && !site.Contains(' ', StringComparison.Ordinal)
            ? site[..dot]
            : site;

    private static string WithoutArticle(string letters) =>
        letters.Length > 6 && letters.StartsWith("the", StringComparison.Ordinal) ? letters[3..] : letters;

    /// <summary>Chinese sites whose names have no letter in common with their hosts.</summary>
    private static string[] KnownSites(string host) =>
        host switch
        {
            _ when host.EndsWith("zhihu.com", StringComparison.Ordinal) => ["知乎", "知乎专栏"],
            _ when host.EndsWith("sspai.com", StringComparison.Ordinal) => ["少数派"],
            _ when host.EndsWith("bilibili.com", StringComparison.Ordinal) =>
            [
                "哔哩哔哩",
                "bilibili",
                "哔哩哔哩_bilibili",
            ],
            _ when host.EndsWith("juejin.cn", StringComparison.Ordinal) => ["掘金"],
            _ when host.EndsWith("36kr.com", StringComparison.Ordinal) => ["36氪"],
            _ when host.EndsWith("cnblogs.com", StringComparison.Ordinal) => ["博客园"],
            _ when host.EndsWith("ycombinator.com", StringComparison.Ordinal) => ["Hacker News"],
            _ when host.EndsWith("weixin.qq.com", StringComparison.Ordinal) => ["微信公众平台"],
            _ => [],
        };
}
