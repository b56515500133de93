using Chela.Reading.Captures;
using Chela.Text;

namespace Chela.Shelf;

/// <summary>
/// The captures that were asked for last, and what was read of those with many items: each item is asked for by itself, and
/// each time the whole capture would be read. Bounded by the bytes. Thread-safe.
/// </summary>
internal sealed class RecentCaptures
{
    private const long MostBytes = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<ContentHash, LinkedListNode<Recent>> _captures = [];
    private readonly LinkedList<Recent> _order = [];
    private long _bytes;

    /// <summary>The bytes of a capture; null if they are not at hand.</summary>
    public ReadOnlyMemory<byte>? BytesOf(ContentHash capture) => Find(capture)?.Bytes;

    /// <summary>What was read of a capture; null if that is not at hand.</summary>
    public CaptureReading? ReadingOf(ContentHash capture) => Find(capture)?.Reading;

    /// <summary>Keeps a capture at hand, in the place of what was asked for longest ago if need be.</summary>
    public void Add(ContentHash capture, ReadOnlyMemory<byte> bytes)
    {
        lock (_lock)
        {
            var node = new LinkedListNode<Recent>(new Recent(capture, bytes));
            if (!_captures.TryAdd(capture, node))
            {
                return;
            }

            _order.AddLast(node);
            for (_bytes += bytes.Length; _bytes > MostBytes && _order.First is { } oldest && oldest != node; )
            {
                _order.Remove(oldest);
                _captures.Remove(oldest.Value.Capture);
                _bytes -= oldest.Value.Bytes.Length;
            }
        }
    }

    /// <summary>Keeps what was read beside a capture that is at hand. One with a single item is not asked for again.</summary>
    public void Add(ContentHash capture, CaptureReading reading)
    {
        lock (_lock)
        {
            if (reading.Items.Length > 1 && _captures.TryGetValue(capture, out var node))
            {
                node.Value.Reading = reading;
            }
        }
    }

    private Recent? Find(ContentHash capture)
    {
        lock (_lock)
        {
            if (!_captures.TryGetValue(capture, out var node))
            {
                return null;
            }

            _order.Remove(node);
            _order.AddLast(node);
            return node.Value;
        }
    }

    private sealed class Recent(ContentHash capture, ReadOnlyMemory<byte> bytes)
    {
        public ContentHash Capture => capture;

        public ReadOnlyMemory<byte> Bytes => bytes;

        public CaptureReading? Reading { get; set; }
    }
}
