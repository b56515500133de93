using System.Text.RegularExpressions;

namespace Chela.Reading.Compose;

/// <summary>
/// Stands for a local image in a composed line until the order of the entries is known and the image gets its number.
/// </summary>
public static partial class AssetToken
{
    /// <summary>The image line or span for a file of a vault.</summary>
    /// <param name="alt">The alternative text.</param>
    /// <param name="path">The file's path in the vault.</param>
    public static string Image(string alt, string path) => $"![{alt}](chela-asset:{Uri.EscapeDataString(path)})";

    /// <summary>Puts the final names in; an image for which there is none disappears.</summary>
    public static string Resolve(string line, Func<string, string?> nameOf) =>
        !line.Contains("(chela-asset:", StringComparison.Ordinal)
            ? line
            : Token()
                .Replace(
                    line,
                    m =>
                        nameOf(Uri.UnescapeDataString(m.Groups[2].Value)) is { } name
                            ? $"![{m.Groups[1].Value}]({name})"
                            : ""
                );

    /// <summary>The vault paths of the images in a line, in order.</summary>
    public static IEnumerable<string> In(string line) =>
        line.Contains("(chela-asset:", StringComparison.Ordinal)
            ? Token().Matches(line).Select(m => Uri.UnescapeDataString(m.Groups[2].Value))
            : [];

    [GeneratedRegex(@"!\[([^\[\]]*)\]\(chela-asset:([^()\s]+)\)", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
