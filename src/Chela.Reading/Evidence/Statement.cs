using Chela.Text;

namespace Chela.Reading.Evidence;

/// <summary>A statement of a digest and its witness.</summary>
/// <param name="Text">Markdown, as it stands in the digest.</param>
/// <param name="Status">How well it is supported.</param>
/// <param name="Span">Where it stands in the capture, if it is anchored.</param>
public sealed record Statement(string Text, EvidenceStatus Status, ByteSpan? Span);
