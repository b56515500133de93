namespace Chela.Edge.Sqlite;

/// <summary>Where the journal ends.</summary>
/// <param name="Position">The last event; 0 of an empty journal.</param>
/// <param name="Hash">Its place in the chain; of an empty journal, what the first one links to.</param>
/// <param name="At">Its time; no later one is before it.</param>
internal sealed record JournalTail(long Position, byte[] Hash, DateTimeOffset At);
