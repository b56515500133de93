using Chela.Reading.Captures;

namespace Chela.Reading.Sites;

/// <summary>
/// Reads the pages of one site whose structure is the content: a thread, a repository, a paper. It looks for what makes the structure and gives
/// up where it is not there, for sites change; then the page is read as any other.
/// </summary>
internal interface ISiteReader
{
    /// <summary>Whether a page is one of the site's: by its address, or, for one saved without it, by what only the site writes.</summary>
    bool Fits(SitePage page);

    /// <summary>The page; null if it is built otherwise.</summary>
    ReadItem? Read(SitePage page);
}
