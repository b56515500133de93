using System.Text.RegularExpressions;

namespace Chela.Shelf;

/// <summary>Tells addresses from paths among what an owner names.</summary>
internal static partial class InputAddress
{
    /// <summary>
    /// The address that is meant; null for a path or <c>-</c>. Anything with a scheme is one, and so is the number of a
    /// paper at arXiv.
    /// </summary>
    public static string? Of(string input) =>
        Scheme().IsMatch(input) ? input
        : Arxiv().Match(input) is { Success: true } paper ? $"https://arxiv.org/abs/{paper.Groups[1].Value}"
        : null;

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9+.-]*://", RegexOptions.CultureInvariant)]
    private static partial Regex Scheme();

    [GeneratedRegex(
        "^(?:arxiv:)?([0-9]{4}\\.[0-9]{4,5}(?:v[0-9]{1,2})?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase
    )]
    private static partial Regex Arxiv();
}
