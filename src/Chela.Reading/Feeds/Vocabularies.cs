using System.Collections.Frozen;
using Chela.Text;

namespace Chela.Reading.Feeds;

/// <summary>The vocabularies that feeds mix, under one prefix each, however a document names them.</summary>
internal static class Vocabularies
{
    /// <summary>The prefix of Atom, which a document of Atom does without.</summary>
    public const string Atom = "atom";

    private static readonly FrozenDictionary<string, string> Prefixes = new Dictionary<string, string>
    {
        ["www.w3.org/2005/atom"] = Atom,
        ["purl.org/atom/ns#"] = Atom,
        ["purl.org/rss/1.0"] = "",
        ["purl.org/net/rss1.1#"] = "",
        ["my.netscape.com/rdf/simple/0.9"] = "",
        ["channel.netscape.com/rdf/simple/0.9"] = "",
        ["my.netscape.com/publish/formats/rss-0.91.dtd"] = "",
        ["backend.userland.com/rss"] = "",
        ["backend.userland.com/rss2"] = "",
        ["backend.userland.com/rss091"] = "",
        ["backend.userland.com/rss092"] = "",
        ["backend.userland.com/rss191"] = "",
        ["blogs.law.harvard.edu/tech/rss"] = "",
        ["www.w3.org/1999/02/22-rdf-syntax-ns#"] = "rdf",
        ["purl.org/dc/elements/1.0"] = "dc",
        ["purl.org/dc/elements/1.1"] = "dc",
        ["purl.org/dc/terms"] = "dcterms",
        ["purl.org/rss/1.0/modules/content"] = "content",
        ["purl.org/rss/1.0/modules/syndication"] = "sy",
        ["www.itunes.com/dtds/podcast-1.0.dtd"] = "itunes",
        ["search.yahoo.com/mrss"] = "media",
        ["rssnamespace.org/feedburner/ext/1.0"] = "feedburner",
        ["a9.com/-/spec/opensearch/1.1"] = "opensearch",
        ["a9.com/-/spec/opensearchrss/1.0"] = "opensearch",
        ["arxiv.org/schemas/atom"] = "arxiv",
        ["prismstandard.org/namespaces/basic/2.0"] = "prism",
        ["www.w3.org/1999/xhtml"] = "xhtml",
        ["www.w3.org/xml/1998/namespace"] = "xml",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The prefix of a namespace; the written one for a vocabulary that nobody here knows.</summary>
    public static string PrefixOf(string? uri, string written)
    {
        var known = Casing.ToLower((uri ?? "").Trim()).TrimEnd('/');
        var host = known.IndexOf("://", StringComparison.Ordinal);
        return Prefixes.GetValueOrDefault(host < 0 ? known : known[(host + 3)..]) ?? Casing.ToLower(written);
    }
}
