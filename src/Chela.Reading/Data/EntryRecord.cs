using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Chela.Reading.Data;

/// <summary>
/// One entry of <see cref="EntriesFile"/>. Says nothing of the note but its hash, and nothing of its source but where what the
/// digest shows stands, and what it cites: the file is published.
/// </summary>
/// <param name="Id">SHA-256 of the canonical URL, or of the note where there is none.</param>
/// <param name="Headline">As in the Chinese file.</param>
/// <param name="Source">The URL or wikilink; null if the entry has no source line.</param>
/// <param name="MadeBy"><c>owner</c>, <c>extract</c> or <c>model</c>.</param>
/// <param name="Status"><c>owner</c>, <c>anchored</c> or <c>unchecked</c>.</param>
/// <param name="Opened">Whether the owner left a trace in it.</param>
/// <param name="Capture">SHA-256 of the bytes that the spans point into.</param>
/// <param name="Statements">What was extracted.</param>
public sealed record EntryRecord(
    string Id,
    string Headline,
    string? Source,
    string MadeBy,
    string Status,
    bool Opened,
    string Capture,
    ImmutableArray<StatementRecord> Statements
)
{
    /// <summary>What else was captured of the same, with the reason; null if nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<OtherRecord>? Others { get; init; }

    /// <summary>What can be told of its source in a few words; missing where there is nothing to tell.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public CardRecord? Card { get; init; }
}
