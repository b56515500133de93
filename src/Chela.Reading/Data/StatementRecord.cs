using System.Text.Json.Serialization;

namespace Chela.Reading.Data;

/// <summary>A statement and its witness.</summary>
/// <param name="Text">Markdown, before typography.</param>
/// <param name="Status"><c>owner</c>, <c>anchored</c> or <c>unchecked</c>.</param>
/// <param name="Start">First byte of the span in the capture; null if it is not anchored.</param>
/// <param name="Length">Number of bytes.</param>
public sealed record StatementRecord(string Text, string Status, int? Start, int? Length)
{
    /// <summary>The file that the span points into, of a capture that holds several; missing for the capture itself.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Part { get; init; }

    /// <summary>SHA-256 of the bytes that the span points into, where they are not the entry's capture; else missing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Capture { get; init; }
}
