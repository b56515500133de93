namespace Chela.Agent.Journal;

/// <summary>
/// The append-only record of all that happens, in one order for all streams. An event that was acknowledged is on the disk,
/// and everything before it too. Thread-safe; one process at a time writes.
/// </summary>
public interface IJournal : IAsyncDisposable
{
    /// <summary>The position of the last acknowledged event; 0 of an empty journal.</summary>
    long Head { get; }

    /// <summary>
    /// Appends events to a stream, all or none. They take their place in the order in which this is called, so that who
    /// awaits a later append also knows that the earlier ones are on the disk.
    /// </summary>
    /// <param name="stream">The stream's name, such as <c>turn/0198…</c>; up to 200 characters.</param>
    /// <param name="expected">The stream's version before: how many events it has. 0: there is no such stream yet.</param>
    /// <param name="events">At least one.</param>
    /// <param name="cancellation">Stops the wait for a place in the queue; what has its place is written.</param>
    /// <returns>The position of the last of them, as soon as all are on the disk.</returns>
    /// <exception cref="StreamConflictException">The stream has another version.</exception>
    /// <exception cref="JournalException">It cannot be kept: no room, a body too large, the journal is broken.</exception>
    Task<long> AppendAsync(
        string stream,
        long expected,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellation
    );

    /// <summary>All events after a position, in order, up to the head as it is now.</summary>
    /// <exception cref="JournalException">An event is not as it was written.</exception>
    IAsyncEnumerable<JournalEvent> ReadAsync(long after, CancellationToken cancellation);

    /// <summary>A stream's events after a version, in order, up to its end as it is now; none if there is no such stream.</summary>
    /// <exception cref="JournalException">An event is not as it was written.</exception>
    IAsyncEnumerable<JournalEvent> ReadStreamAsync(string stream, long after, CancellationToken cancellation);

    /// <summary>All events after a position, and each new one as soon as it is on the disk; ends only with the caller or the journal.</summary>
    IAsyncEnumerable<JournalEvent> SubscribeAsync(long after, CancellationToken cancellation);

    /// <summary>The streams of a prefix, oldest first.</summary>
    /// <param name="prefix">What their names begin with.</param>
    /// <param name="onlyOpen">Only those whose last event does not close them.</param>
    /// <param name="cancellation">Stops it.</param>
    IAsyncEnumerable<StreamInfo> StreamsAsync(string prefix, bool onlyOpen, CancellationToken cancellation);

    /// <summary>Keeps what was made of all events up to a position, to go on from there. It can be lost at any time.</summary>
    Task SaveSnapshotAsync(string name, long position, ReadOnlyMemory<byte> body, CancellationToken cancellation);

    /// <summary>The last snapshot of that name; null if there is none, or if it cannot be read.</summary>
    ValueTask<(long Position, ReadOnlyMemory<byte> Body)?> LoadSnapshotAsync(
        string name,
        CancellationToken cancellation
    );
}
