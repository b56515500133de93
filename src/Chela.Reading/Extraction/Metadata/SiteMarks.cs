using System.Text.RegularExpressions;

namespace Chela.Reading.Extraction;

/// <summary>
/// What a page shows of the site that it belongs to, without saying it to machines: what leads home, logos, who holds the
/// rights. Any of these may be something else; they only say which part of a title is the site's name.
/// </summary>
internal static partial class SiteMarks
{
    private const int Longest = 60;
    private const int MostNames = 64;

    /// <summary>What holds more is no logo but a page's head, in nodes.</summary>
    private const int MostInLogo = 20;

    /// <summary>A title that is shown is at least so long: short words stand anywhere.</summary>
    private const int ShortestTitle = 8;

    /// <summary>The names, in the order of the page.</summary>
    public static IEnumerable<string> NamesIn(PageTree tree, string? url) =>
        tree
            .Nodes.SelectMany(n => NamesAt(tree, n, url))
            .Select(Spaces.Collapse)
            .Where(n => n.Length is > 1 and <= Longest && !General().IsMatch(n))
            .Distinct(StringComparer.Ordinal)
            .Take(MostNames);

    /// <summary>Whether a line stands somewhere by itself, as the title of a text does, and leads nowhere.</summary>
    public static bool IsShown(PageTree tree, string line) =>
        line.Length >= ShortestTitle
        && tree.Nodes.Any(n =>
            n.Text is { } text && text.Length >= line.Length && Spaces.Collapse(text) == line && !IsLinked(n)
        );

    private static IEnumerable<string> NamesAt(PageTree tree, PageNode node, string? url)
    {
        if (node.Text is { } text)
        {
            return text.Length < 300 && Rights().Match(text) is { Success: true } rights
                ? [rights.Groups["name"].Value]
                : [];
        }

        var isNamed = IsLogo(node.Element!.ClassName) || IsLogo(node.Element.Id);
        if (!isNamed && !node.Is("a"))
        {
            return [];
        }

        var pictures = Pictures(tree, node).ToList();
        return isNamed || LeadsHome(node.Attribute("href"), url, pictures.Count > 0)
            ? [.. pictures, node.Length <= 4 * Longest ? node.Element.TextContent : ""]
            : [];
    }

    private static bool IsLogo(string? name) => name is { Length: > 0 } && LogoName().IsMatch(name);

    /// <summary>What the pictures in an element, or it itself, stand for.</summary>
    private static IEnumerable<string> Pictures(PageTree tree, PageNode node) =>
        node.End - node.Index < MostInLogo
            ? tree
                .Nodes.GetRange(node.Index, Math.Max(1, node.End - node.Index))
                .Where(n => n.Is("img"))
                .Select(n => n.Attribute("alt") ?? "")
            : [];

    private static bool LeadsHome(string? href, string? url, bool isPicture) =>
        href is "/" or "./" or "index.html" or "/index.html"
        || Uri.TryCreate(href, UriKind.Absolute, out var home)
            && home is { AbsolutePath: "/", Query: "", Scheme: "http" or "https" }
            && (Uri.TryCreate(url, UriKind.Absolute, out var page) ? page.Host == home.Host : isPicture);

    private static bool IsLinked(PageNode node)
    {
        for (var at = node.Parent; at is not null; at = at.Parent)
        {
            if (at.Is("a") || at.Is("option") || at.Is("button"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What leads home may say just that.</summary>
    [GeneratedRegex(
        @"^(?:home ?(?:page)?|start|startseite|accueil|inicio|início|главная|logo|首页|首頁|主页|主頁|返回首页|ホーム|トップ)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex General();

    [GeneratedRegex(
        @"(?:^|[\s_-])(?:logo|brand|masthead|(?:site|blog)[_-]?(?:title|name|logo|brand))(?:$|[\s_-])",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex LogoName();

    /// <summary><c>© 2019 The Shore. All rights reserved.</c></summary>
    [GeneratedRegex(
        @"(?:©|\(c\)|copyright)[\s©:]{0,5}(?:\(c\)\s)?[0-9\s,–-]{0,30}(?:by\s)?(?<name>[^.|,·•©]{2,60}?)\s*(?:[.|,·•]|\s[-–]\s|all rights|版权|保留|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Rights();
}
