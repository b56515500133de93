using System.Text.RegularExpressions;

namespace Chela.Reading.Excerpts;

/// <summary>Takes the site's name off the title of a page, and what the clipper put there.</summary>
public static partial class TitleCleaner
{
    /// <summary>The title without the site.</summary>
    /// <param name="title">As captured.</param>
    /// <param name="url">The page's address.</param>
    /// <param name="site">The site's name, if the capture tells it.</param>
    public static string Clean(string title, string url, string? site = null)
    {
        title = Blanks().Replace(title, " ").Trim();
        title = ArxivId().Replace(title, "");
        title = Unread().Replace(title, "");
        var names = new SiteNames(url, site);
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

    private static Match? Last(string title) => Separator().Matches(title) is [.., var last] ? last : null;

    [GeneratedRegex(@"\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"^\[[0-9]{4}\.[0-9]{4,5}(?:v[0-9]+)?\]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex ArxivId();

    /// <summary>The number of unread messages that some sites put in front: <c>(3) Title</c>.</summary>
    [GeneratedRegex(@"^\([0-9]{1,3}\+?\)\s+", RegexOptions.CultureInvariant)]
    private static partial Regex Unread();

    [GeneratedRegex(
        @"\s+[-–—|·•«»/:]\s+|\s*｜\s*|(?<=\S)_(?=\S)|(?<=\p{Lo})-(?=\p{Lo})",
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
