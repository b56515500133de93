namespace Chela.Reading.Captures;

/// <summary>Words of an item that the owner marked.</summary>
/// <param name="Text">The words.</param>
/// <param name="Note">What the owner wrote beside them; null if nothing.</param>
public sealed record Highlight(string Text, string? Note = null);
