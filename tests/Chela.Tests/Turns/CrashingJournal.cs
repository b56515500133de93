using Chela.Agent.Journal;

namespace Chela.Tests.Turns;

/// <summary>A journal in which the process dies at an append: before anything of it is there, or after all of it is.</summary>
internal sealed class CrashingJournal(IJournal journal) : IJournal
{
    /// <summary>Whether the process died: then nothing more is appended.</summary>
    public bool IsDead { get; private set; }

    /// <summary>Told each append before and after it; throws to let the process die.</summary>
    public Action<string> Passes { get; set; } = _ => { };

    public long Head => journal.Head;

    public async Task<long> AppendAsync(
        string stream,
        long expected,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellation
    )
    {
        // What is dead appends no more.
        await Pass(events, "before");
        var position = await journal.AppendAsync(stream, expected, events, cancellation);
        await Pass(events, "after");
        return position;
    }

    public IAsyncEnumerable<JournalEvent> ReadAsync(long after, CancellationToken cancellation) =>
        journal.ReadAsync(after, cancellation);

    public IAsyncEnumerable<JournalEvent> ReadStreamAsync(string stream, long after, CancellationToken cancellation) =>
        journal.ReadStreamAsync(stream, after, cancellation);

    public IAsyncEnumerable<JournalEvent> SubscribeAsync(long after, CancellationToken cancellation) =>
        journal.SubscribeAsync(after, cancellation);

    public IAsyncEnumerable<StreamInfo> StreamsAsync(string prefix, bool onlyOpen, CancellationToken cancellation) =>
        journal.StreamsAsync(prefix, onlyOpen, cancellation);

    public Task SaveSnapshotAsync(
        string name,
        long position,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    ) => journal.SaveSnapshotAsync(name, position, body, cancellation);

    public ValueTask<(long Position, ReadOnlyMemory<byte> Body)?> LoadSnapshotAsync(
        string name,
        CancellationToken cancellation
    ) => journal.LoadSnapshotAsync(name, cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>A point at which the process may die.</summary>
    /// <exception cref="CrashException">It dies, or is dead.</exception>
    public void Point(string point)
    {
        if (IsDead)
        {
            throw new CrashException();
        }

        try
        {
            Passes(point);
        }
        catch (CrashException)
        {
            IsDead = true;
            throw;
        }
    }

    private Task Pass(IReadOnlyList<NewEvent> events, string when)
    {
        if (IsDead)
        {
            throw new CrashException();
        }

        foreach (var happened in events)
        {
            Point($"{happened.Type} {when}");
        }

        return Task.CompletedTask;
    }
}
