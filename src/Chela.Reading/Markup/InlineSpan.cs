namespace Chela.Reading.Markup;

/// <summary>A link, image or comment within a line.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Its first character in the line, counted from 0.</param>
/// <param name="Length">Its length in characters.</param>
/// <param name="Text">What stands in the brackets: the inside of a wikilink, the text of a link.</param>
/// <param name="Target">Where a Markdown link or image points to, without angle brackets or title; else empty.</param>
public readonly record struct InlineSpan(InlineKind Kind, int Start, int Length, string Text, string Target)
{
    /// <summary>The first character after it.</summary>
    public int End => Start + Length;
}
