using Chela.Text;

namespace Chela.Reading.Evidence;

/// <summary>A place in a raw capture.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Part">The file that they are in, of a capture that holds several; null for the capture itself.</param>
public readonly record struct CapturePlace(ByteSpan Bytes, string? Part = null);
