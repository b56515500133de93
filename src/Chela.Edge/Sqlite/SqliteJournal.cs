using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// The journal in <c>journal.db</c> of a home folder, with its key in <c>journal.key</c>. All that was acknowledged is on the disk
/// (write-ahead log, full synchronisation); bodies are encrypted, and the hash chain runs over what is encrypted.
/// </summary>
public sealed class SqliteJournal : IJournal
{
    private const int MostReadersKept = 4;

    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(200);

    private readonly JournalPaths _paths;
    private readonly byte[] _key;
    private readonly SqliteJournalOptions _options;
    private readonly JournalLock? _lock;
    private readonly JournalWriter? _writer;
    private readonly ConcurrentBag<EventReader> _readers = [];
    private readonly Lock _gate = new();
    private TaskCompletionSource _grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _head;
    private bool _isClosed;

    private SqliteJournal(JournalPaths paths, SqliteJournalOptions options)
    {
        _paths = paths;
        _options = options;
        if (options.ReadOnly)
        {
            if (options.RefuseDamaged && DamageMark.Problem(paths) is { } damage)
            {
                throw damage;
            }

            (var database, _key) = JournalOpening.ToRead(paths, options.AcceptLostTail);
            _readers.Add(new EventReader(database, _key));
            return;
        }

        _lock = JournalLock.Take(paths);
        try
        {
            (var database, _key, var tail) = OpenOrRepair(paths, options);
            var tables = new JournalTables(database, _key, tail);
            var anchor = new AnchorFile(paths);
            anchor.Write(tail.Position, tail.Hash, database.Checkpoint(CheckpointMode.Nothing).Log);
            _head = tail.Position;
            _writer = new JournalWriter(paths, tables, anchor, Publish);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public long Head => _writer is null ? Use(reader => reader.Head()) : Volatile.Read(ref _head);

    /// <summary>Opens the journal of a home; makes a new one, and the folder, where there is none.</summary>
    /// <param name="home">The folder.</param>
    /// <param name="options">How.</param>
    /// <exception cref="JournalException">It cannot be opened; nothing was changed, unless the options consent.</exception>
    public static SqliteJournal Open(string home, SqliteJournalOptions options)
    {
        var paths = new JournalPaths(Path.GetFullPath(home));
        try
        {
            if (!options.ReadOnly)
            {
                OwnerOnly.CreateFolder(paths.Home);
            }

            return new SqliteJournal(paths, options);
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            throw SqliteProblem.Of(e, paths.Home);
        }
    }

    /// <summary>Whether a home has a journal.</summary>
    public static bool Exists(string home)
    {
        var paths = new JournalPaths(Path.GetFullPath(home));
        return File.Exists(paths.Database) || File.Exists(paths.Head);
    }

    /// <summary>Since when a process has the journal of a home open to write it; null if none has.</summary>
    public static DateTimeOffset? HeldSince(string home) =>
        JournalLock.HeldSince(new JournalPaths(Path.GetFullPath(home)));

    /// <inheritdoc/>
    public Task<long> AppendAsync(
        string stream,
        long expected,
        IReadOnlyList<NewEvent> events,
        CancellationToken cancellation
    ) =>
        AppendRequest.Unfit(stream, expected, events) is { } unfit
            ? Task.FromException<long>(unfit)
            : DoAsync(new AppendRequest(stream, expected, events), cancellation);

    /// <summary>
    /// Destroys the keys of a stream's events, and their encrypted bodies: nobody can read them any more, but a backup may still
    /// hold them. Their headers stay, and the chain still verifies. Snapshots go too.
    /// </summary>
    /// <exception cref="JournalException">It cannot be kept.</exception>
    public Task ForgetAsync(string stream, CancellationToken cancellation) =>
        DoAsync(new ForgetRequest(stream), cancellation);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEvent> ReadAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var head = Head; after < head; )
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Use(reader => reader.All(after, head));
            if (batch.Count == 0)
            {
                throw Found(SqliteProblem.Damaged(_paths.Database, $"event {after + 1}: it is missing"));
            }

            foreach (var read in batch)
            {
                yield return read;
            }

            after = batch[^1].Position;
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
        var places = Use(reader => reader.Places(stream, after));
        for (var at = 0; at < places.Count; )
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Use(reader => reader.At(stream, after + at, CollectionsMarshal.AsSpan(places)[at..]));
            foreach (var read in batch)
            {
                yield return read;
            }

            at += batch.Count;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalEvent> SubscribeAsync(
        long after,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (true)
        {
            // Taken before the head is read: what comes in between is not missed.
            var grown = Grown();
            if (grown is null || Next(after) is not { } batch)
            {
                yield break;
            }

            foreach (var read in batch)
            {
                cancellation.ThrowIfCancellationRequested();
                yield return read;
                after = read.Position;
            }

            if (batch.Count > 0)
            {
                continue;
            }

            await (
                _writer is null
                    ? Task.WhenAny(grown, Task.Delay(s_poll, _options.Clock, cancellation))
                    : grown.WaitAsync(cancellation)
            ).ConfigureAwait(false);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StreamInfo> StreamsAsync(
        string prefix,
        bool onlyOpen,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var after = 0L; ; )
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = Use(reader => reader.Streams(after, onlyOpen));
            if (batch.Count == 0)
            {
                break;
            }

            foreach (var (_, stream) in batch)
            {
                if (stream.Name.StartsWith(prefix, StringComparison.Ordinal))
                {
                    yield return stream;
                }
            }

            after = batch[^1].Id;
        }

        await Task.CompletedTask.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public Task SaveSnapshotAsync(
        string name,
        long position,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellation
    ) => DoAsync(new SnapshotRequest(name, position, body), cancellation);

    /// <inheritdoc/>
    public ValueTask<(long Position, ReadOnlyMemory<byte> Body)?> LoadSnapshotAsync(
        string name,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(Use(reader => reader.Snapshot(name)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isClosed)
            {
                return;
            }

            _isClosed = true;
        }

        // First the readers: the last connection to close moves the log into the database.
        while (_readers.TryTake(out var reader))
        {
            reader.Dispose();
        }

        if (_writer is not null)
        {
            await _writer.StopAsync().ConfigureAwait(false);
        }

        _lock?.Dispose();
        _grown.TrySetResult();
    }

    private static (Database Database, byte[] Key, JournalTail Tail) OpenOrRepair(
        JournalPaths paths,
        SqliteJournalOptions options
    )
    {
        try
        {
            return JournalOpening.ToWrite(paths, options);
        }
        catch (JournalException e)
            when (options.AcceptLostTail && e.Problem is (JournalProblem.TailLost or JournalProblem.Damaged))
        {
            JournalRepair.Run(paths, e);
            return JournalOpening.ToWrite(paths, options);
        }
    }

    private Task<long> DoAsync(WriteRequest request, CancellationToken cancellation) =>
        _writer is null
            ? Task.FromException<long>(
                new JournalException(
                    JournalProblem.ReadOnly,
                    $"expected a journal that is open to write, found that {_paths.Database} was opened to read"
                )
            )
            : _writer.DoAsync(request, cancellation);

    private T Use<T>(Func<EventReader, T> read)
    {
        if (Volatile.Read(ref _isClosed))
        {
            throw JournalWriter.Closed();
        }

        var reader = _readers.TryTake(out var kept)
            ? kept
            : new EventReader(Database.OpenToRead(_paths.Database), _key);
        try
        {
            return read(reader);
        }
        catch (JournalException e) when (e.Problem is JournalProblem.Damaged)
        {
            throw Found(e);
        }
        finally
        {
            if (_readers.Count < MostReadersKept && !Volatile.Read(ref _isClosed))
            {
                _readers.Add(reader);
            }
            else
            {
                reader.Dispose();
            }
        }
    }

    /// <summary>Who found damage leaves a mark, and nothing more is written here.</summary>
    private JournalException Found(JournalException damage)
    {
        DamageMark.Set(_paths, damage.Message);
        _writer?.Refuse(damage);
        return damage;
    }

    /// <summary>The next events; null if the journal was closed.</summary>
    private List<JournalEvent>? Next(long after)
    {
        try
        {
            return Use(reader => reader.All(after, _writer is null ? reader.Head() : Volatile.Read(ref _head)));
        }
        catch (JournalException e) when (e.Problem is JournalProblem.Closed)
        {
            return null;
        }
    }

    private Task? Grown()
    {
        lock (_gate)
        {
            return _isClosed ? null : _grown.Task;
        }
    }

    private void Publish(long head)
    {
        Volatile.Write(ref _head, head);
        TaskCompletionSource grown;
        lock (_gate)
        {
            grown = _grown;
            _grown = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        grown.TrySetResult();
    }
}
