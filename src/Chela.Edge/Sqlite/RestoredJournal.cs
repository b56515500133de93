namespace Chela.Edge.Sqlite;

/// <summary>What restoring a backup did.</summary>
/// <param name="Found">What is in the home now.</param>
/// <param name="Kept">Where the journal is that was there before; null if there was none.</param>
public sealed record RestoredJournal(JournalFinding Found, string? Kept);
