using Chela.Reading.Captures;
using Chela.Reading.Extraction;

namespace Chela.Reading.Sites;

/// <summary>The sites with readers of their own.</summary>
internal static class SiteReaders
{
    private static readonly ISiteReader[] All =
    [
        new HackerNews(),
        new Reddit(),
        new GitHub(),
        new ArxivAbstract(),
        new LatexPaper(),
        new WeChat(),
        new Podwise(),
        new XPage(),
        new Mastodon(),
    ];

    /// <summary>The page as the reader of its site reads it; null if there is none, or it finds nothing.</summary>
    public static ReadItem? Read(SitePage page)
    {
        foreach (var site in All)
        {
            if (site.Fits(page))
            {
                page.Tree.Count();
                if (site.Read(page) is { Blocks.IsEmpty: false } item)
                {
                    return item;
                }

                foreach (var node in page.Tree.Nodes)
                {
                    node.DroppedBy = ExtractionRules.None;
                }

                return null;
            }
        }

        return null;
    }
}
