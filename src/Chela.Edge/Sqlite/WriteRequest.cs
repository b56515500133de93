namespace Chela.Edge.Sqlite;

/// <summary>What somebody waits for the writer to do.</summary>
internal abstract class WriteRequest
{
    /// <summary>Ends when it is on the disk, with the position of the last event.</summary>
    public TaskCompletionSource<long> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many bytes it adds, about.</summary>
    public abstract long Size { get; }

    /// <summary>Whether the log is emptied before it ends.</summary>
    public virtual bool EmptiesLog => false;

    /// <summary>How the fault points name what it writes.</summary>
    public abstract IEnumerable<string> Names { get; }

    /// <summary>What it ends with: the position of its last event.</summary>
    public long Position { get; protected set; }

    /// <summary>Why it cannot be done; null if it can. Nothing is changed by asking.</summary>
    public virtual Exception? Refusal(JournalTables tables) => null;

    /// <summary>Does it, in the transaction.</summary>
    public abstract void Apply(JournalTables tables);
}
