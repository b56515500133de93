namespace Chela.Edge.Web;

/// <summary>A limit of time within a wait that others may give up.</summary>
internal sealed class Deadline : IDisposable
{
    private readonly CancellationTokenSource _timer;
    private readonly CancellationTokenSource _both;
    private readonly CancellationToken _outer;

    public Deadline(TimeSpan limit, TimeProvider time, CancellationToken outer)
    {
        _outer = outer;
        _timer = new CancellationTokenSource(limit, time);
        _both = CancellationTokenSource.CreateLinkedTokenSource(_timer.Token, outer);
    }

    /// <summary>Ends with the limit, or with the outer wait.</summary>
    public CancellationToken Token => _both.Token;

    /// <summary>Whether it was the limit that ended it.</summary>
    public bool HasPassed => _timer.IsCancellationRequested && !_outer.IsCancellationRequested;

    /// <inheritdoc/>
    public void Dispose()
    {
        _both.Dispose();
        _timer.Dispose();
    }
}
