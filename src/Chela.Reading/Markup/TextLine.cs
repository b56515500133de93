namespace Chela.Reading.Markup;

/// <summary>A line of a Markdown text.</summary>
/// <param name="Number">1-based.</param>
/// <param name="Start">Its first character, counted from 0.</param>
/// <param name="Text">Its characters without the line end.</param>
/// <param name="IsCode">Whether it belongs to a fenced code block, the fences included.</param>
public readonly record struct TextLine(int Number, int Start, string Text, bool IsCode);
