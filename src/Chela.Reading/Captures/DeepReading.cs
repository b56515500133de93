namespace Chela.Reading.Captures;

/// <summary>
/// Reads captures on a thread of its own: readers of documents recurse, and what is nested within their limits needs a
/// deeper stack than others have; and who gives up does not wait for it.
/// </summary>
public static class DeepReading
{
    private const int Stack = 64 * 1024 * 1024;

    /// <summary>Reads a capture.</summary>
    public static Task<CaptureReading> ReadAsync(Capture capture, CancellationToken cancellation)
    {
        var reading = new TaskCompletionSource<CaptureReading>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    reading.SetResult(CaptureReader.Read(capture));
                }
                catch (Exception e)
                {
                    // INVARIANT: readers are total. What they throw is a fault of theirs and ends the program as one.
                    reading.SetException(e);
                }
            },
            Stack
        )
        {
            IsBackground = true,
        };
        thread.Start();
        return reading.Task.WaitAsync(cancellation);
    }
}
