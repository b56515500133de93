using Chela.Agent.Effects;

namespace Chela.Edge.Inference;

/// <summary>A stream that is given up where nothing comes for too long, or too much of it.</summary>
internal sealed class PatientStream(Stream inner, string host, TimeProvider time, TimeSpan idle) : Stream
{
    private const long Most = 64 * 1024 * 1024;

    private long _read;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read;
        try
        {
            var reading = inner.ReadAsync(buffer, cancellationToken);
            read = reading.IsCompletedSuccessfully
                ? reading.Result
                : await reading.AsTask().WaitAsync(idle, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException e)
        {
            throw ModelProblem.Broken($"nothing came from {host} for {idle.TotalSeconds:0.#} s", e);
        }
        catch (Exception e) when (e is IOException or HttpRequestException)
        {
            throw ModelProblem.Broken($"the connection to {host} broke in the middle of the answer", e);
        }

        _read += read;
        return _read <= Most
            ? read
            : throw new ModelProblem(FailureKind.TooLarge, $"{host} answers with more than 64 MB");
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
