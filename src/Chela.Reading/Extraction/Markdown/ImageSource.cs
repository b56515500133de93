using System.Globalization;

namespace Chela.Reading.Extraction;

/// <summary>Finds the address of a picture, also where a program would put it in when the reader comes near.</summary>
internal static class ImageSource
{
    private static readonly string[] Attributes =
    [
        "data-src",
        "data-original",
        "data-lazy-src",
        "data-actualsrc",
        "data-original-src",
        "data-full-src",
        "data-url",
        "src",
        "data-fallback-src",
    ];

    /// <summary>The absolute address; null for counting pixels and pictures without one.</summary>
    public static string? Of(PageNode node, PageAddress address)
    {
        if (IsPixel(node.Attribute("width")) || IsPixel(node.Attribute("height")))
        {
            return null;
        }

        var inSet = Largest(node.Attribute("data-srcset") ?? node.Attribute("srcset") ?? SourceBeside(node));
        foreach (var attribute in Attributes)
        {
            if (
                node.Attribute(attribute) is { Length: > 0 } value
                && !IsPlaceholder(value)
                && address.Absolute(value) is { } found
            )
            {
                return found;
            }
        }

        return address.Absolute(inSet);
    }

    private static string? SourceBeside(PageNode node) =>
        node.Parent is { Element: { LocalName: "picture" } picture }
            ? picture.Children.FirstOrDefault(c => c.LocalName == "source") is { } source
                ? source.GetAttribute("srcset") ?? source.GetAttribute("data-srcset")
                : null
            : null;

    private static bool IsPixel(string? size) =>
        int.TryParse(size, NumberStyles.None, CultureInfo.InvariantCulture, out var pixels) && pixels <= 2;

    private static bool IsPlaceholder(string value) =>
        value.StartsWith("data:", StringComparison.OrdinalIgnoreCase)
        || value.StartsWith('#')
        || value.Contains("placeholder", StringComparison.OrdinalIgnoreCase)
        || value.Contains("spacer.gif", StringComparison.OrdinalIgnoreCase)
        || value.Contains("blank.gif", StringComparison.OrdinalIgnoreCase);

    /// <summary>The widest of a <c>srcset</c>: candidates with a comma between; addresses may hold commas of their own.</summary>
    private static string? Largest(string? set)
    {
        if (set is not { Length: > 0 and < 20_000 })
        {
            return null;
        }

        var (best, width) = ((string?)null, -1.0);
        foreach (
            var candidate in set.Split(
                [", ", ",\n", ",\t"],
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            )
        )
        {
            var parts = candidate.Split((char[]?)null, 2, StringSplitOptions.RemoveEmptyEntries);
            if (parts.Length == 0)
            {
                continue;
            }

            var size =
                parts.Length == 2
                && double.TryParse(
                    parts[1].TrimEnd('w', 'x', ','),
                    NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture,
                    out var number
                )
                    ? number
                    : 1;
            if (size > width && !parts[0].StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            {
                (best, width) = (parts[0].TrimEnd(','), size);
            }
        }

        return best;
    }
}
