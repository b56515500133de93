using System.Diagnostics;
using System.Threading.Channels;
using Chela.Agent.Faults;
using Chela.Agent.Journal;

namespace Chela.Edge.Sqlite;

/// <summary>
/// The one thread that writes. What waits in the queue is committed together, so that a flush of the disk serves many; each
/// request is done whole or not at all, whatever becomes of the others.
/// </summary>
internal sealed class JournalWriter
{
    private const int MostWaiting = 4096;
    private const int MostTogether = 512;
    private const long MostBytesTogether = 4 * 1024 * 1024;

    /// <summary>So many pages in the log are moved when nobody waits, and so many in any case.</summary>
    private const int PagesToMove = 1_000;
    private const int PagesToMoveNow = 4_000;

    private readonly JournalTables _tables;
    private readonly AnchorFile _anchor;
    private readonly Action<long> _published;
    private readonly Channel<WriteRequest> _queue = Channel.CreateBounded<WriteRequest>(
        // What goes on at once where a request arrives is only that the thread is woken.
        new BoundedChannelOptions(MostWaiting) { SingleReader = true, AllowSynchronousContinuations = true }
    );
    private readonly object _sleep = new();
    private readonly Action _wake;
    private bool _isWoken;
    private readonly Thread _thread;
    private readonly JournalPaths _paths;
    private volatile JournalException? _broken;

    /// <summary>How many pages the log has, and had when it was last moved.</summary>
    private int _pages;
    private int _movedAt;

    /// <summary>Starts the thread.</summary>
    /// <param name="paths">The journal's files.</param>
    /// <param name="tables">The tables; the writer's from now on.</param>
    /// <param name="anchor">The anchor; the writer's from now on.</param>
    /// <param name="published">Called with the new head after each commit, before who waits is told.</param>
    public JournalWriter(JournalPaths paths, JournalTables tables, AnchorFile anchor, Action<long> published)
    {
        _paths = paths;
        _tables = tables;
        _anchor = anchor;
        _published = published;
        _wake = Wake;
        _thread = new Thread(Run) { IsBackground = true, Name = "journal" };
        _thread.Start();
    }

    /// <summary>Puts a request into the queue, behind all that are there, and waits until it is done.</summary>
    public async Task<long> DoAsync(WriteRequest request, CancellationToken cancellation)
    {
        try
        {
            await _queue.Writer.WriteAsync(request, cancellation).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw Closed();
        }

        return await request.Done.Task.ConfigureAwait(false);
    }

    /// <summary>Writes nothing more: somebody found damage.</summary>
    public void Refuse(JournalException damage) => _broken ??= damage;

    /// <summary>Writes what waits, and ends.</summary>
    public async Task StopAsync()
    {
        _queue.Writer.TryComplete();
        await Task.Run(_thread.Join).ConfigureAwait(false);
    }

    public static JournalException Closed() =>
        new(JournalProblem.Closed, "expected an open journal, found that it was closed");

    private void Run()
    {
        var batch = new List<WriteRequest>(MostTogether);
        while (WaitForRequest())
        {
            var bytes = 0L;
            while (batch.Count < MostTogether && bytes < MostBytesTogether && _queue.Reader.TryRead(out var request))
            {
                batch.Add(request);
                bytes += request.Size;
            }

            Write(batch);
            batch.Clear();
            MoveLog();
        }

        Close();
    }

    private bool WaitForRequest()
    {
        var ready = _queue.Reader.WaitToReadAsync().AsTask();
        if (!ready.IsCompleted)
        {
            // A task that is waited for spins first, and takes the processor from whoever is about to ask.
            ready.GetAwaiter().UnsafeOnCompleted(_wake);
            lock (_sleep)
            {
                while (!_isWoken)
                {
                    Monitor.Wait(_sleep);
                }

                _isWoken = false;
            }
        }

        return ready.GetAwaiter().GetResult();
    }

    private void Wake()
    {
        lock (_sleep)
        {
            _isWoken = true;
            Monitor.Pulse(_sleep);
        }
    }

    private void Write(List<WriteRequest> batch)
    {
        // Another process may have found it.
        _broken ??= DamageMark.Problem(_paths);
        if (_broken is { } broken)
        {
            Fail(batch, broken);
            return;
        }

        var refusals = new Exception?[batch.Count];
        try
        {
            Commit(batch, refusals);
        }
        catch (JournalException e)
        {
            Undo(e);
            if (batch.Count == 1 || _broken is not null)
            {
                Fail(batch, e);
            }
            else
            {
                // One of them was too much: the others need not suffer for it.
                foreach (var request in batch)
                {
                    Write([request]);
                }
            }

            return;
        }

        for (var i = 0; i < batch.Count; i++)
        {
            if (refusals[i] is { } refusal)
            {
                batch[i].Done.SetException(refusal);
            }
            else
            {
                batch[i].Done.SetResult(batch[i].Position);
            }
        }
    }

    private void Commit(List<WriteRequest> batch, Exception?[] refusals)
    {
        _tables.Begin();
        for (var i = 0; i < batch.Count; i++)
        {
            refusals[i] = batch[i].Refusal(_tables);
            if (refusals[i] is null)
            {
                batch[i].Apply(_tables);
            }
        }

        if (refusals.All(refusal => refusal is not null))
        {
            _tables.Rollback();
            return;
        }

        AtEach(batch, refusals, "before");
        _tables.Commit();
        FaultPoint.At("journal:committed");
        WriteAnchor();
        AtEach(batch, refusals, "after");
        if (batch.Exists(request => request.EmptiesLog))
        {
            _tables.Database.Checkpoint(CheckpointMode.Truncate);
            WriteAnchor();
        }

        _published(_tables.Tail.Position);
    }

    /// <summary>After no room the next one may find some; whatever else happens, the state on the disk is not known any more.</summary>
    private void Undo(JournalException problem)
    {
        try
        {
            _tables.Rollback();
            if (problem.Problem is JournalProblem.NoSpace)
            {
                return;
            }
        }
        catch (JournalException e)
        {
            problem = e;
        }

        if (problem.Problem is JournalProblem.Damaged)
        {
            DamageMark.Set(_paths, problem.Message);
        }

        _broken = problem;
    }

    private void WriteAnchor()
    {
        _pages = _tables.Database.Checkpoint(CheckpointMode.Nothing).Log;
        try
        {
            _anchor.Write(_tables.Tail.Position, _tables.Tail.Hash, _pages);
        }
        catch (Exception e) when (SqliteProblem.IsOfFiles(e))
        {
            // It is behind the database now, which it may be.
        }
    }

    private void MoveLog()
    {
        // A log that is shorter than it was began anew.
        _movedAt = _pages < _movedAt ? 0 : _movedAt;
        var most = _queue.Reader.TryPeek(out _) ? PagesToMoveNow : PagesToMove;
        if (_pages - _movedAt < most || _broken is not null)
        {
            return;
        }

        try
        {
            _tables.Database.Checkpoint(CheckpointMode.Passive);
        }
        catch (JournalException)
        {
            // No room for the database: the events are safe in the log, and it is tried again later.
        }

        _movedAt = _pages;
    }

    private void Close()
    {
        var tail = _tables.Tail;
        try
        {
            FaultPoint.At("journal:closing");
            _tables.Dispose();
            FaultPoint.At("journal:closed");
            if (_broken is null && !_anchor.HasLog)
            {
                _anchor.WriteClosed(tail.Position, tail.Hash);
            }
        }
        catch (Exception e) when (e is JournalException || SqliteProblem.IsOfFiles(e))
        {
            // All that was acknowledged is on the disk; the next one to open it looks more closely.
        }

        _anchor.Dispose();
    }

    [Conditional("CHELA_FAULTS")]
    private static void AtEach(List<WriteRequest> batch, Exception?[] refusals, string when)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            foreach (var name in refusals[i] is null ? batch[i].Names : [])
            {
                FaultPoint.At($"append:{name}:{when}");
            }
        }
    }

    private static void Fail(List<WriteRequest> batch, Exception problem)
    {
        foreach (var request in batch)
        {
            request.Done.TrySetException(problem);
        }
    }
}
