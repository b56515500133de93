using System.Text.RegularExpressions;

namespace Chela.Reading.Excerpts;

/// <summary>Takes the site's name off the title of a page, and what the clipper put there.</summary>
public static partial class TitleCleaner
{
    private const int MostParts = 12;

    /// <summary>The title without the site.</summary>
    /// <param name="title">As captured.</param>
    /// <param name="url">The page's address.</param>
    /// <param name="sites">The site's names, as far as the capture tells them.</param>
    public static string Clean(string title, string url, params IEnumerable<string?> sites)
    {
        title = Blanks().Replace(title, " ").Trim();
        title = ArxivId().Replace(title, "");
        title = Unread().Replace(title, "");
        var names = new SiteNames(url, sites);
        title = WithoutHost(title, names);
        for (var separator = Last(title); separator is { Index: > 0 }; separator = Last(title))
        {
            if (!names.Are(title[(separator.Index + separator.Length)..]))
            {
                break;
            }

            title = title[..separator.Index].TrimEnd();
        }

        return
            Before().Match(title) is { Success: true } head
            && names.Is(head.Groups["name"].Value, isTold: head.Groups["colon"].Success)
            ? title[head.Length..]
            : title;
    }

    /// <summary>Whether a title has parts, one of which may name a site.</summary>
    public static bool HasParts(string title) => Separator().IsMatch(title) || Before().IsMatch(title);

    /// <summary>What a title may be without parts at its end, the longest first; the parts are shorter than it.</summary>
    public static IEnumerable<string> Beginnings(string title) =>
        Separator()
            .Matches(title)
            .Reverse()
            .Where(s => s.Index > title.Length - s.Index - s.Length)
            .Select(s => title[..s.Index].TrimEnd())
            .Take(MostParts);

    /// <summary>Behind the name that a site tells may stand where it is at home: <c>Title - The Shore - Blogs of All</c>.</summary>
    private static string WithoutHost(string title, SiteNames names)
    {
        var separators = Separator().Matches(title);
        for (var at = 0; at < Math.Min(separators.Count, MostParts); at++)
        {
            var start = separators[at].Index + separators[at].Length;
            for (var end = at + 1; end < Math.Min(separators.Count, MostParts); end++)
            {
                if (separators[at].Index > 0 && names.Is(title[start..separators[end].Index], isTold: true))
                {
                    return title[..separators[at].Index].TrimEnd();
                }
            }
        }

        return title;
    }

    private static Match? Last(string title) => Separator().Matches(title) is [.., var last] ? last : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\[[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?\]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex ArxivId();

    /// <summary>The number of unread messages that some sites put in front: <c>(3) Title</c>.</summary>
    [GeneratedRegex(@"^\([0-9]{1,3}\+?\)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    [GeneratedRegex(
        @"\s+(?:[-–—|·•«»/:@]|::)(?:\s+|$)|\s*｜\s*|(?<=\S)_(?=\S)|(?<=\p{Lo})-(?=\p{Lo})",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Separator();

    /// <summary>What stands in front of a title: <c>Site: Title</c>, <c>Site | Title</c>.</summary>
    [GeneratedRegex(
        @"^(?<name>[^:：|｜]{1,60}?)(?:\s+[-–—|·•»]\s+|\s*｜\s*|(?<colon>\s*(?::\s+|：\s*)))(?=\S)",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Before();
}
