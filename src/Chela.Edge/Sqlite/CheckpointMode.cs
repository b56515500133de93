namespace Chela.Edge.Sqlite;

/// <summary>How the write-ahead log is moved into the file; SQLite's own numbers.</summary>
internal enum CheckpointMode
{
    /// <summary>Nothing is moved; only the numbers are told.</summary>
    Nothing = -1,

    /// <summary>What can be moved without waiting.</summary>
    Passive = 0,

    /// <summary>All of it; the log is empty after that.</summary>
    Truncate = 3,
}
