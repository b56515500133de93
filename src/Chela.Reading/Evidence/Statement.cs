using Chela.Text;

namespace Chela.Reading.Evidence;

/// <summary>A statement of a digest and its witness.</summary>
/// <param name="Text">Markdown, as it stands in the digest.</param>
/// <param name="Status">How well it is supported.</param>
/// <param name="Span">Where it stands in the capture, if it is anchored.</param>
public sealed record Statement(string Text, EvidenceStatus Status, ByteSpan? Span)
{
    /// <summary>The file of a capture of several that <see cref="Span"/> points into; null for the capture itself.</summary>
    public string? Part { get; init; }

    /// <summary>The bytes that <see cref="Span"/> points into, where they are not the capture of the whole entry; else null.</summary>
    public ContentHash? Capture { get; init; }
}
