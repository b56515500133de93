using Chela.Reading.Captures;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>
/// What was read last of captures with many items: each item is asked for by itself, and each time all of them would be read.
/// Bounded by the bytes that they were read out of. Thread-safe.
/// </summary>
internal sealed class ReadingCache
{
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<ContentHash, (CaptureReading Reading, long Bytes)> _readings = [];
    private readonly Queue<ContentHash> _order = [];
    private long _bytes;

    /// <summary>What was read of a capture; null if that is not at hand.</summary>
    public CaptureReading? this[ContentHash capture]
    {
        get
        {
            lock (_lock)
            {
                return _readings.TryGetValue(capture, out var known) ? known.Reading : null;
            }
        }
    }

    /// <summary>Keeps it at hand, in the place of what was read first if need be.</summary>
    public void Add(ContentHash capture, CaptureReading reading, long bytes)
    {
        if (reading.Items.Length < 2)
        {
            return;
        }

        lock (_lock)
        {
            if (!_readings.TryAdd(capture, (reading, bytes)))
            {
                return;
            }

            _order.Enqueue(capture);
            for (_bytes += bytes; _bytes > MostBytes && _order.Count > 1; )
            {
                _readings.Remove(_order.Dequeue(), out var gone);
                _bytes -= gone.Bytes;
            }
        }
    }
}
