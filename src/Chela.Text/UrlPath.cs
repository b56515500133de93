namespace Chela.Text;

/// <summary>Paths of URLs, for comparing.</summary>
internal static class UrlPath
{
    private const string Amp = "amp";

    /// <summary>One spelling, without dot segments (RFC 3986, 5.2.4), AMP segments and slashes at the end.</summary>
    public static string Normalize(string path)
    {
        var segments = new List<string>();
        foreach (var segment in PercentEncoding.Normalize(path, PercentEncoding.PathCharacters).Split('/').Skip(1))
        {
            if (segment == "..")
            {
                segments.RemoveRange(Math.Max(0, segments.Count - 1), Math.Min(1, segments.Count));
            }
            else if (segment != ".")
            {
                segments.Add(segment);
            }
        }

        do
        {
            while (segments is [.., ""])
            {
                segments.RemoveAt(segments.Count - 1);
            }
        } while (RemoveAmp(segments));

        return "/" + string.Join('/', segments);
    }

    /// <summary>
    /// Takes <c>amp</c> off before or behind an article. Not elsewhere: a person, a project or a page may be called so.
    /// </summary>
    private static bool RemoveAmp(List<string> segments)
    {
        if (segments is [.., var article, Amp] && IsArticle(article))
        {
            segments.RemoveAt(segments.Count - 1);
            return true;
        }

        if (segments is [Amp, _, .., var last] && IsArticle(last))
        {
            segments.RemoveAt(0);
            return true;
        }

        return false;
    }

    /// <summary>Articles have a number or several words in their last segment.</summary>
    private static bool IsArticle(string segment) => segment.Any(char.IsAsciiDigit) || segment.Contains('-');
}
