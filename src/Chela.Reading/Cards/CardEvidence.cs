using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>What the claims of a text rest on, and the sentence that shows it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Cue">The words by which it was told.</param>
/// <param name="Span">The sentence; null where the source has no such place.</param>
public sealed record CardEvidence(EvidenceKind Kind, string Cue, CapturePlace? Span);
