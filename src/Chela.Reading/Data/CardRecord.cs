using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Chela.Reading.Data;

/// <summary>
/// What can be told of an entry's source in a few words. Names and numbers are those of the statements: what the digest does
/// not show of a note stays at home.
/// </summary>
/// <param name="Minutes">About how long the source takes to read.</param>
/// <param name="Words">Its words, of scripts that put blanks between them.</param>
/// <param name="Characters">Its ideographs and kana.</param>
/// <param name="Evidence">What its claims rest on, the most prominent first.</param>
/// <param name="Names">Who and what is named.</param>
/// <param name="Numbers">Numbers with their units.</param>
/// <param name="Sources">The primary sources that it cites.</param>
public sealed record CardRecord(
    int Minutes,
    int Words,
    int Characters,
    ImmutableArray<CardRecord.EvidenceFact> Evidence,
    ImmutableArray<CardRecord.NameFact> Names,
    ImmutableArray<CardRecord.NumberFact> Numbers,
    ImmutableArray<CardRecord.SourceFact> Sources
)
{
    /// <summary>A kind of evidence, the words it was told by, and the sentence that has them.</summary>
    public sealed record EvidenceFact(string Kind, string Cue) : Fact;

    /// <summary>A name, how often it stands in the source, and where first.</summary>
    public sealed record NameFact(string Text, int Count) : Fact;

    /// <summary>A number as it stands there, in its normal form, and its unit.</summary>
    public sealed record NumberFact(string Text, string Value, string Unit) : Fact;

    /// <summary>A primary source, and where it is cited.</summary>
    public sealed record SourceFact(string Kind, string Name, string Url) : Fact;

    /// <summary>A fact with its place in the entry's capture; without one where the capture has no such place.</summary>
    public abstract record Fact
    {
        /// <summary>First byte.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? Start { get; init; }

        /// <summary>Number of bytes.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public int? Length { get; init; }

        /// <summary>The file in the capture, of a capture that holds several.</summary>
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public string? Part { get; init; }
    }
}
