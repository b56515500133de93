using System.Collections.Immutable;

namespace Chela.Reading.Data;

/// <summary><c>.chela/entries.json</c> in a digest's folder: who made each entry, and where its statements stand.</summary>
/// <param name="Schema">Always <see cref="SchemaName"/>.</param>
/// <param name="Version">1.</param>
/// <param name="Week">ISO 8601: <c>2026-W08</c>.</param>
/// <param name="Entries">The entries in the order of the digest.</param>
public sealed record EntriesFile(string Schema, int Version, string Week, ImmutableArray<EntryRecord> Entries)
{
    /// <summary>The name of the format.</summary>
    public const string SchemaName = "chela.digest-entries";
}
