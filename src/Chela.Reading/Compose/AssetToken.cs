using System.Globalization;
using System.Text.RegularExpressions;

namespace Chela.Reading.Compose;

/// <summary>
/// Stands for a local image in a composed line until the order of the entries is known and the image gets its number.
/// </summary>
public static partial class AssetToken
{
    /// <summary>The image line or span for a file of a vault.</summary>
    /// <param name="alt">The alternative text.</param>
    /// <param name="image">The file.</param>
    public static string Image(string alt, LocalImage image) =>
        $"![{alt}](chela-asset:{image.Vault}/{Uri.EscapeDataString(image.Path)})";

    /// <summary>Puts the final names in; an image for which there is none disappears.</summary>
    public static string Resolve(string line, Func<LocalImage, string?> nameOf) =>
        !line.Contains("(chela-asset:", StringComparison.Ordinal)
            ? line
            : Token().Replace(line, m => nameOf(ImageOf(m)) is { } name ? $"![{m.Groups[1].Value}]({name})" : "");

    /// <summary>The images in a line, in order.</summary>
    public static IEnumerable<LocalImage> In(string line) =>
        line.Contains("(chela-asset:", StringComparison.Ordinal) ? Token().Matches(line).Select(ImageOf) : [];

    private static LocalImage ImageOf(Match match) =>
        new(
            int.Parse(match.Groups[2].ValueSpan, CultureInfo.InvariantCulture),
            Uri.UnescapeDataString(match.Groups[3].Value)
        );

    [GeneratedRegex(@"!\[([^\[\]]*)\]\(chela-asset:([0-9]{1,3})/([^()\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
