namespace Chela.Edge.Sqlite;

/// <summary>What compacting a journal did.</summary>
/// <param name="Bodies">How many bodies were forgotten.</param>
/// <param name="Streams">Of how many streams.</param>
/// <param name="Freed">How many bytes of the disk were given back; less than 0 if it took some.</param>
/// <param name="Size">How many bytes the journal has now.</param>
public sealed record JournalCompaction(long Bodies, long Streams, long Freed, long Size);
