namespace Chela.Text;

/// <summary>Queries of URLs, for comparing.</summary>
internal static class UrlQuery
{
    /// <summary>Parameters that tell where a reader came from, not what is read.</summary>
    private static readonly HashSet<string> Tracking =
    [
        // Advertisers' click ids.
        "fbclid",
        "gclid",
        "gclsrc",
        "gbraid",
        "wbraid",
        "dclid",
        "msclkid",
        "yclid",
        "ttclid",
        "twclid",
        "li_fat_id",
        "igshid",
        "igsh",
        "rdt_cid",
        "wickedid",
        // Newsletters and campaigns.
        "mc_cid",
        "mc_eid",
        "mkt_tok",
        "_hsenc",
        "_hsmi",
        "vero_id",
        "oly_anon_id",
        "oly_enc_id",
        "wt_mc",
        "cmpid",
        "ncid",
        "_ga",
        "_gl",
        // Sharing.
        "ref_src",
        "ref_url",
        "spm",
        "spm_id_from",
        "from_spmid",
        "vd_source",
        "scm",
        "sharer_shareid",
        "sharer_shareinfo",
        "isappinstalled",
        // The page in another dress.
        "amp",
    ];

    private static readonly string[] TrackingPrefixes = ["utm_", "share_", "pk_", "mtm_", "hsa_"];

    /// <summary>One spelling, without tracking and empty parameters; the others in their order.</summary>
    public static string Normalize(string query) =>
        string.Join(
            '&',
            query
                .Split('&')
                .Where(p => !IsTracking(p))
                .Select(p => PercentEncoding.Normalize(p, PercentEncoding.QueryCharacters))
        );

    /// <summary>The value of a parameter of a normal query; null if there is none.</summary>
    public static string? Value(string query, string name) =>
        query
            .Split('&')
            .Where(p => p.StartsWith(name + "=", StringComparison.Ordinal))
            .Select(p => p[(name.Length + 1)..])
            .FirstOrDefault();

    private static bool IsTracking(string parameter)
    {
        var name = Casing.ToLower(PercentEncoding.Decode(parameter.Split('=')[0]));
        return parameter.Length == 0
            || Tracking.Contains(name)
            || TrackingPrefixes.Any(p => name.StartsWith(p, StringComparison.Ordinal));
    }
}
