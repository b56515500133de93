using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>A name in a text: of a person, a body, a product, a work.</summary>
/// <param name="Text">As it stands there.</param>
/// <param name="Count">How often.</param>
/// <param name="Span">Where first; null where the source has no such place.</param>
public sealed record CardName(string Text, int Count, CapturePlace? Span);
