using System.Collections.Immutable;

namespace Chela.Reading.Data;

/// <summary><c>.chela/images.json</c> in a digest's folder.</summary>
/// <param name="Schema">Always <see cref="SchemaName"/>.</param>
/// <param name="Version">1.</param>
/// <param name="Images">SHA-256 of the original image, and the name of its file.</param>
public sealed record ImagesFile(string Schema, int Version, ImmutableSortedDictionary<string, string> Images)
{
    /// <summary>The name of the format.</summary>
    public const string SchemaName = "chela.digest-images";
}
