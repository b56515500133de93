using Chela.Edge.Web;

namespace Chela.Feeds;

/// <summary>Where a thing is for good: behind the redirects that are meant to last (RFC 9110, sections 15.4.2 and 15.4.9), up to the first that is not.</summary>
internal static class PermanentAddress
{
    /// <summary>The address to ask from now on; the one that was asked if nothing moved for good.</summary>
    public static string Of(string asked, WebAnswer answer)
    {
        var url = asked;
        for (var i = 0; i < answer.Chain.Length && answer.Chain[i].Status is 301 or 308; i++)
        {
            url = i + 1 < answer.Chain.Length ? answer.Chain[i + 1].Url : answer.Url;
        }

        return url;
    }
}
