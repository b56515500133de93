using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>A link that stands in a text.</summary>
/// <param name="Url">Its address.</param>
/// <param name="Text">Its words.</param>
/// <param name="Span">Where it stands; null where the source has no such place.</param>
public sealed record SourceLink(string Url, string Text, CapturePlace? Span);
