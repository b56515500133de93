using System.Diagnostics.Metrics;

namespace Chela.Edge.Telemetry;

/// <summary>Adds up measurements, by instrument and attributes. Thread-safe.</summary>
internal sealed class OtlpMetrics(TimeProvider time)
{
    /// <summary>More than that many sets of attributes of all instruments are not told apart: they are not counted.</summary>
    private const int MostSeries = 2000;

    private readonly Lock _lock = new();
    private readonly DateTimeOffset _since = time.GetUtcNow();
    private readonly Dictionary<(Instrument, string), Series> _series = [];
    private bool _hasMore;

    /// <summary>Adds a measurement.</summary>
    public void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var key = (instrument, string.Join('\n', tags.ToArray()));
        lock (_lock)
        {
            if (!_series.TryGetValue(key, out var series))
            {
                if (_series.Count >= MostSeries)
                {
                    return;
                }

                series = new Series(tags.ToArray(), LimitsOf(instrument));
                _series.Add(key, series);
            }

            series.Add(value);
            _hasMore = true;
        }
    }

    /// <summary>All that was measured so far; null if nothing came since the last time.</summary>
    public List<OtlpPoint>? Take()
    {
        lock (_lock)
        {
            if (!_hasMore)
            {
                return null;
            }

            _hasMore = false;
            var until = time.GetUtcNow();
            return [.. _series.Select(s => s.Value.ToPoint(s.Key.Item1, _since, until))];
        }
    }

    private static IReadOnlyList<double> LimitsOf(Instrument instrument) =>
        (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? [];

    private sealed class Series(KeyValuePair<string, object?>[] tags, IReadOnlyList<double> limits)
    {
        private readonly long[] _buckets = new long[limits.Count + 1];
        private long _count;
        private double _sum;

        public void Add(double value)
        {
            var bucket = 0;
            while (bucket < limits.Count && value > limits[bucket])
            {
                bucket++;
            }

            _buckets[bucket]++;
            _count++;
            _sum += value;
        }

        public OtlpPoint ToPoint(Instrument instrument, DateTimeOffset since, DateTimeOffset until) =>
            new(instrument, tags, since, until, _count, _sum, limits, [.. _buckets]);
    }
}
