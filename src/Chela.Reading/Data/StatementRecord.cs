namespace Chela.Reading.Data;

/// <summary>A statement and its witness.</summary>
/// <param name="Text">Markdown, before typography.</param>
/// <param name="Status"><c>owner</c>, <c>anchored</c> or <c>unchecked</c>.</param>
/// <param name="Start">First byte of the span in the capture; null if it is not anchored.</param>
/// <param name="Length">Number of bytes.</param>
public sealed record StatementRecord(string Text, string Status, int? Start, int? Length);
