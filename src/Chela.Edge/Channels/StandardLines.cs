namespace Chela.Edge.Channels;

/// <summary>Lines of bytes on this process's standard input and output, for programs that talk to programs.</summary>
public sealed class StandardLines : IDisposable
{
    private readonly Stream _input = Console.OpenStandardInput();
    private readonly Stream _output = Console.OpenStandardOutput();
    private readonly int _longest;
    private byte[] _buffer = new byte[64 * 1024];
    private int _start;
    private int _end;

    /// <summary>Takes the streams of this process.</summary>
    /// <param name="longest">The most bytes that are kept of a line.</param>
    public StandardLines(int longest) => _longest = longest;

    /// <summary>
    /// Reads a line without its end. One that is too long comes cut, one byte longer than the longest, and the rest of it is
    /// passed over. Null at the end of the input.
    /// </summary>
    public async ValueTask<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellation)
    {
        for (var seen = 0; ; )
        {
            var length = _buffer.AsSpan(_start + seen, _end - _start - seen).IndexOf((byte)'\n');
            if (length >= 0)
            {
                return Take(seen + length, skip: 1);
            }

            seen = _end - _start;
            if (seen > _longest)
            {
                var cut = _buffer[_start..(_start + _longest + 1)];
                await PassOverAsync(cancellation).ConfigureAwait(false);
                return cut;
            }

            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                // A bare null would become an empty line here: bytes convert from it.
                return seen == 0 ? default(ReadOnlyMemory<byte>?) : Take(seen, skip: 0);
            }
        }
    }

    /// <summary>Writes a line and sends it off.</summary>
    public async ValueTask WriteAsync(ReadOnlyMemory<byte> line, CancellationToken cancellation)
    {
        await _output.WriteAsync(line, cancellation).ConfigureAwait(false);
        await _output.WriteAsync(NewLine, cancellation).ConfigureAwait(false);
        await _output.FlushAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _input.Dispose();
        _output.Dispose();
    }

    private static ReadOnlyMemory<byte> NewLine { get; } = "\n"u8.ToArray();

    private ReadOnlyMemory<byte> Take(int length, int skip)
    {
        var line = _buffer.AsMemory(_start, length > 0 && _buffer[_start + length - 1] == '\r' ? length - 1 : length);
        _start += length + skip;
        return line;
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellation)
    {
        // What was handed out is done with by now.
        if (_start > 0)
        {
            _buffer.AsSpan(_start, _end - _start).CopyTo(_buffer);
            (_start, _end) = (0, _end - _start);
        }

        if (_end == _buffer.Length)
        {
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }

        // A console or pipe is read to the end of the wait, whatever the token says; so the wait is given up here.
        var reading = _input.ReadAsync(_buffer.AsMemory(_end), cancellation).AsTask();
        var read = await reading.WaitAsync(cancellation).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    private async ValueTask PassOverAsync(CancellationToken cancellation)
    {
        int end;
        while ((end = _buffer.AsSpan(_start, _end - _start).IndexOf((byte)'\n')) < 0)
        {
            (_start, _end) = (0, 0);
            if (!await FillAsync(cancellation).ConfigureAwait(false))
            {
                return;
            }
        }

        _start += end + 1;
    }
}
