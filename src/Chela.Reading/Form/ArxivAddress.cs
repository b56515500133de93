using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace Chela.Reading.Form;

/// <summary>A paper on arXiv: <c>https://arxiv.org/abs/2602.08440v1</c>, also html and pdf.</summary>
/// <param name="Id">The identifier since 2007: <c>2602.08440</c>.</param>
/// <param name="Version"><c>v1</c>, or empty.</param>
public sealed partial record ArxivAddress(string Id, string Version)
{
    /// <summary>Reads an address; false if it is no paper's.</summary>
    public static bool TryParse(string? url, [NotNullWhen(true)] out ArxivAddress? address)
    {
        var match = Pattern().Match(url ?? "");
        address = match.Success ? new ArxivAddress(match.Groups[1].Value, match.Groups[2].Value) : null;
        return match.Success;
    }

    [GeneratedRegex(
        @"^https?://(?:www\.)?arxiv\.org/(?:abs|html|pdf)/([0-9]{4}\.[0-9]{5})(v[0-9]+)?(?:\.pdf)?/?(?:[?#].*)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Pattern();
}
