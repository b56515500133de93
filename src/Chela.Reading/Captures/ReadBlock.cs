using Chela.Text;

namespace Chela.Reading.Captures;

/// <summary>A paragraph, heading, list, table, quote, figure or piece of code of an item.</summary>
/// <param name="Markdown">It in Markdown, without blank lines around it.</param>
/// <param name="Text">It as plain text: what a reader sees.</param>
/// <param name="Span">Where it stands in the raw capture; null where it was put together from parts that are not in it as they are.</param>
public sealed record ReadBlock(string Markdown, string Text, ByteSpan? Span)
{
    /// <summary>Which part of a capture that holds several files <see cref="Span"/> points into, such as a chapter of a book; null for the capture itself.</summary>
    public string? Part { get; init; }
}
