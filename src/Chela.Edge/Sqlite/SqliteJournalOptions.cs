namespace Chela.Edge.Sqlite;

/// <summary>How a journal is opened.</summary>
public sealed record SqliteJournalOptions
{
    /// <summary>The clock.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Only reads: takes no lock, works beside the process that writes, and where nothing may be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>
    /// The owner's consent to go on without events that are missing at the end or cannot be read: what is whole up to there is
    /// copied into a new database; the old one is kept beside it.
    /// </summary>
    public bool AcceptLostTail { get; init; }

    /// <summary>Whether one is refused, also to read it, in which somebody found damage.</summary>
    public bool RefuseDamaged { get; init; }

    /// <summary>The owner's consent to go on from now, though the last events have later times.</summary>
    public bool AcceptClockSetBack { get; init; }

    /// <summary>How many pages the database may have; 0: no limit. For tests of a full disk.</summary>
    internal int MostPages { get; init; }
}
