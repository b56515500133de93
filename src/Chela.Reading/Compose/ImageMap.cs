using System.Collections.Immutable;
using System.Globalization;
using Chela.Text;

namespace Chela.Reading.Compose;

/// <summary>
/// Which image got which number, by the hash of its bytes: a name once given is kept from run to run, whatever comes
/// before or after it. Immutable.
/// </summary>
/// <param name="Names">Hash of the original image and file name: <c>README.zh-CN_001.webp</c>.</param>
public sealed record ImageMap(ImmutableSortedDictionary<string, string> Names)
{
    private const string Stem = "README.zh-CN_";

    /// <summary>The folder of the images, beside the files.</summary>
    public const string Folder = "README.zh-CN.assets";

    /// <summary>No image yet.</summary>
    public static ImageMap Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <summary>The name of an image, if it has one.</summary>
    public string? NameOf(ContentHash image) => Names.GetValueOrDefault(image.ToString());

    /// <summary>Gives an image the next number.</summary>
    /// <param name="image">The hash of the original.</param>
    /// <param name="extension">The ending of the file that is written.</param>
    public ImageMap Add(ContentHash image, string extension)
    {
        var number = Names.Values.Select(NumberOf).DefaultIfEmpty(0).Max() + 1;
        return new ImageMap(
            Names.SetItem(
                image.ToString(),
                string.Create(CultureInfo.InvariantCulture, $"{Stem}{number:000}.{extension}")
            )
        );
    }

    /// <summary>Only those images that are still in use.</summary>
    public ImageMap Keep(IEnumerable<ContentHash> images)
    {
        var kept = images.Select(i => i.ToString()).ToHashSet();
        return new ImageMap(Names.RemoveRange(Names.Keys.Where(k => !kept.Contains(k))));
    }

    private static int NumberOf(string name) =>
        name.StartsWith(Stem, StringComparison.Ordinal)
        && int.TryParse(
            name.AsSpan(Stem.Length, Math.Max(0, name.IndexOf('.', Stem.Length) - Stem.Length)),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : 0;
}
