using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>A part of a clipping and where it came from.</summary>
/// <param name="Here">Its bytes in the clipping.</param>
/// <param name="There">Its bytes in the capture; null if they are not known.</param>
public sealed record ClippingPart(ByteSpan Here, ByteSpan? There)
{
    /// <summary>The file in the capture that <see cref="There"/> points into; null for the capture itself.</summary>
    public string? File { get; init; }

    /// <summary>The words of a highlight, which an export has somewhere among its bytes; null for a block.</summary>
    public string? Highlight { get; init; }
}
