namespace Chela.Edge.Sqlite;

/// <summary>What verifying a journal found.</summary>
/// <param name="Events">How many events follow from each other, from the first one on.</param>
/// <param name="Forgotten">How many of them are forgotten.</param>
/// <param name="Head">The hash of the last of them, in hexadecimal.</param>
/// <param name="Problem">The first thing that is wrong, and where; null if nothing is.</param>
public sealed record JournalFinding(long Events, long Forgotten, string Head, string? Problem)
{
    /// <summary>When the last of them happened; null if there is none.</summary>
    public DateTimeOffset? Last { get; init; }
}
