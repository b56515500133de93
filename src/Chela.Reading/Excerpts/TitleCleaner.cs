using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Excerpts;

/// <summary>Takes the site's name off the title of a page, and what the clipper put there.</summary>
public static partial class TitleCleaner
{
    private const int LongestSiteName = 30;

    /// <summary>The title without the site.</summary>
    /// <param name="title">As captured.</param>
    /// <param name="url">The page's address.</param>
    /// <param name="site">The site's name, if the capture tells it.</param>
    public static string Clean(string title, string url, string? site = null)
    {
        title = Blanks().Replace(title, " ").Trim();
        title = ArxivId().Replace(title, "");
        title = Unread().Replace(title, "");
        for (var separator = Last(title); separator is { Index: > 0 }; separator = Last(title))
        {
            var tail = title[(separator.Index + separator.Length)..];
            if (!IsSite(tail, url, site))
            {
                break;
            }

            title = title[..separator.Index].TrimEnd();
        }

        return title;
    }

    private static Match? Last(string title) => Separator().Matches(title) is [.., var last] ? last : null;

    /// <summary>Whether the words name the host: "Simon Willison’s Weblog" and simonwillison.net share their letters.</summary>
    private static bool IsSite(string words, string url, string? site)
    {
        var name = Letters(words);
        if (name.Length == 0 || words.Length > LongestSiteName)
        {
            return false;
        }

        if (site is not null && name == Letters(site))
        {
            return true;
        }

        var host = CanonicalUrl.TryParse(url, out var canonical) ? canonical.Host : "";
        var labels = host.Split('.').Where(l => l.Length > 1).Select(Letters).ToList();
        return KnownSites(host).Contains(words.Trim())
            || labels.Any(l => l.Length >= 3 && (l == name || name.StartsWith(l, StringComparison.Ordinal)))
            || (name.Length >= 4 && labels.Any(l => l.StartsWith(name, StringComparison.Ordinal)));
    }

    private static string Letters(string text) => string.Concat(Casing.ToLower(text).Where(char.IsLetterOrDigit));

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

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\[[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?\]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex ArxivId();

    /// <summary>The number of unread messages that some sites put in front: <c>(3) Title</c>.</summary>
    [GeneratedRegex(@"^\([0-9]{1,3}\+?\)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    [GeneratedRegex(@"\s+[-–—|·•«»/]\s+|\s*｜\s*|(?<=\S)_(?=\S)|(?<=\p{Lo})-(?=\p{Lo})", RegexOptions.CultureInvariant)]
    private static partial Regex Separator();
}
