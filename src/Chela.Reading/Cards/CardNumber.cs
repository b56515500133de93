using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>A number in a text, with its unit.</summary>
/// <param name="Text">As it stands there, with the unit: <c>30 cm</c>, <c>$1.2 million</c>, 3 亿元.</param>
/// <param name="Value">The number in its one normal form, a sum in its main unit; as it stands where it has several readings.</param>
/// <param name="Unit">Its unit: <c>cm</c>, <c>%</c>, a currency (ISO 4217, lower case), a word that is counted.</param>
/// <param name="Span">Where; null where the source has no such place.</param>
public sealed record CardNumber(string Text, string Value, string Unit, CapturePlace? Span);
