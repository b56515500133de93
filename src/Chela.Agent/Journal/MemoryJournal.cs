using System.Runtime.CompilerServices;

namespace Chela.Agent.Journal;

/// <summary>
/// A journal that is gone with the process: for what only looks, for what is only tried, and for simulations. Thread-safe.
/// </summary>
public sealed class MemoryJournal : IJournal
{
    private readonly Lock _lock = new();
    private readonly List<JournalEvent> _events = [];
    private readonly Dictionary<string, (List<int> At, bool IsOpen)> _streams = [];
    private readonly Dictionary<string, (long Position, ReadOnlyMemory<byte> Body)> _snapshots = [];
    private TaskCompletionSource _more = NewSignal();

    /// <inheritdoc/>
    public long Head
    {
        get
        {
            lock (_lock)
            {
                return _events.Count;
            }
        }
    }

    /// <inheritdoc/>
    public Task<long> AppendAsync(
        string stream,
        long expected,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellation
    )
    {
        TaskCompletionSource more;
        long head;
        lock (_lock)
        {
            var (at, _) = _streams.GetValueOrDefault(stream, ([], true));
            if (at.Count != expected)
            {
                return Task.FromException<long>(new StreamConflictException(stream, expected, at.Count));
            }

            foreach (var happened in events)
            {
                var position = _events.Count + 1;
                at.Add(position);
                _events.Add(
                    new JournalEvent(
                        position,
                        Guid.Empty,
                        stream,
                        at.Count,
                        happened.Type,
                        happened.BodyVersion,
                        _events is [.., var last] && last.At > happened.At ? last.At : happened.At,
                        happened.Cause,
                        happened.Correlation,
                        happened.Body
                    )
                );
            }

            _streams[stream] = (at, !events[^1].Closes);
            (more, _more) = (_more, NewSignal());
            head = _events.Count;
        }

        more.TrySetResult();
        return Task.FromResult(head);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEvent> ReadAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        var head = Head;
        for (var position = after; position < head; position++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return At((int)position);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEvent> ReadStreamAsync(
        string stream,
        long after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        int[] positions;
        lock (_lock)
        {
            positions = _streams.TryGetValue(stream, out var known) ? [.. known.At.Skip((int)after)] : [];
        }

        foreach (var position in positions)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return At(position - 1);
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEvent> SubscribeAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var position = after; ; position++)
        {
            Task more;
            lock (_lock)
            {
                more = position < _events.Count ? Task.CompletedTask : _more.Task;
            }

            await more.WaitAsync(cancellation).ConfigureAwait(false);
            yield return At((int)position);
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamInfo> StreamsAsync(
        string prefix,
        bool onlyOpen,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        StreamInfo[] streams;
        lock (_lock)
        {
            streams =
            [
                .. _streams
                    .Where(s => s.Key.StartsWith(prefix, StringComparison.Ordinal) && (s.Value.IsOpen || !onlyOpen))
                    .OrderBy(s => s.Value.At[0])
                    .Select(s => new StreamInfo(s.Key, s.Value.At.Count, s.Value.IsOpen)),
            ];
        }

        foreach (var stream in streams)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return stream;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(string name, long position, ReadOnlyMemory<byte> body, CancellationToken cancellation)
    {
        lock (_lock)
        {
            _snapshots[name] = (position, body);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask<(long Position, ReadOnlyMemory<byte> Body)?> LoadSnapshotAsync(
        string name,
        CancellationToken cancellation
    )
    {
        lock (_lock)
        {
            return ValueTask.FromResult<(long, ReadOnlyMemory<byte>)?>(
                _snapshots.TryGetValue(name, out var known) ? known : null
            );
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private JournalEvent At(int index)
    {
        lock (_lock)
        {
            return _events[index];
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
