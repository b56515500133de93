using Chela.Reading.Evidence;

namespace Chela.Reading.Cards;

/// <summary>A primary source that a text cites.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its short name: a DOI, <c>arXiv:2602.16173</c>, <c>RFC 9110</c>, <c>owner/name</c>, or the words of the link.</param>
/// <param name="Url">Its address.</param>
/// <param name="Span">Where it is cited; null where the source has no such place.</param>
public sealed record CardSource(SourceKind Kind, string Name, string Url, CapturePlace? Span);
