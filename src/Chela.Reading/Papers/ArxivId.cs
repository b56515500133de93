using System.Globalization;
using System.Text.RegularExpressions;
using Chela.Text;

namespace Chela.Reading.Papers;

/// <summary>
/// What a paper on arXiv is called (info.arxiv.org/help/arxiv_identifier.html): <c>2602.16173</c> since 2007,
/// <c>hep-th/9901001</c> before.
/// </summary>
/// <param name="Id">The identifier without the version; an archive before it without its subject class.</param>
/// <param name="Version">The version, from 1; null if none is told.</param>
public readonly partial record struct ArxivId(string Id, int? Version)
{
    /// <summary>The page of the paper.</summary>
    public string Url => $"https://arxiv.org/abs/{this}";

    /// <summary>
    /// Reads one in any form that it is written in: alone, <c>arXiv:2602.16173v1</c>, a link to the abstract, the HTML or
    /// the PDF, on arXiv or one of its mirrors, or as a DOI. False for everything else.
    /// </summary>
    public static bool TryParse(string? written, out ArxivId id)
    {
        var match = Pattern().Match(written?.Trim() ?? "");
        id = default;
        if (!match.Success)
        {
            return false;
        }

        var name = match.Groups["id"].Value;
        if (match.Groups["archive"].Success)
        {
            // math.GT/0309136 and math/0309136 are one paper.
            name = Casing.ToLower(match.Groups["archive"].Value) + name[name.IndexOf('/', StringComparison.Ordinal)..];
        }

        var month = name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..].AsSpan(2, 2);
        if (int.Parse(month, NumberStyles.None, CultureInfo.InvariantCulture) is < 1 or > 12)
        {
            return false;
        }

        var version = match.Groups["version"];
        id = new ArxivId(
            name,
            version.Success ? int.Parse(version.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) : null
        );
        return true;
    }

    /// <summary>The identifier with its version, if one is told: <c>2602.16173v1</c>.</summary>
    public override string ToString() =>
        Version is { } version ? string.Create(CultureInfo.InvariantCulture, $"{Id}v{version}") : Id;

    [GeneratedRegex(
        @"\A(?:(?:https?://)?(?:(?:www\.|export\.|[a-z]{2}\.|beta\.)?(?:arxiv\.org|ar5iv\.org|ar5iv\.labs\.arxiv\.org|alphaxiv\.org)/(?:abs|pdf|html|ps|format|src|e-print|overview)/|(?:www\.)?huggingface\.co/papers/|(?:dx\.)?doi\.org/10\.48550/arxiv\.)|(?:doi:\s*)?10\.48550/arxiv\.|arxiv:\s*)?(?<id>[0-9]{4}\.[0-9]{4,5}|(?<archive>[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[a-z]{2,4}(?:-[a-z]{2,4})?)?/[0-9]{7})(?:v(?<version>[1-9][0-9]{0,3}))?(?:\.pdf|\.ps\.gz)?/?(?:\s*\[[a-z.-]{2,16}\])?(?:[?#].*)?\z",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Pattern();
}
