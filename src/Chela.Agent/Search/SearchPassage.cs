using Chela.Text;

namespace Chela.Agent.Search;

/// <summary>A part of a text, up to the next one, and where it stands in the bytes of its source.</summary>
/// <param name="Start">Where it begins in the text, in characters.</param>
/// <param name="Span">Its bytes; null if they are not known.</param>
/// <param name="Part">Which part of a source that holds several files these are in; null for the source itself.</param>
/// <param name="IsExact">Whether the bytes are the text in UTF-8, so that places within it have bytes of their own.</param>
public readonly record struct SearchPassage(int Start, ByteSpan? Span, string? Part, bool IsExact);
