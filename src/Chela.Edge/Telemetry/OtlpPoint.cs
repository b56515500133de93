using System.Diagnostics.Metrics;

namespace Chela.Edge.Telemetry;

/// <summary>What was measured with an instrument under one set of attributes, since the process began.</summary>
/// <param name="Instrument">The instrument.</param>
/// <param name="Tags">The attributes.</param>
/// <param name="Since">When the process began.</param>
/// <param name="Until">Now.</param>
/// <param name="Count">How many measurements.</param>
/// <param name="Sum">Their sum.</param>
/// <param name="Limits">The upper limits of the buckets; empty of a counter.</param>
/// <param name="Buckets">How many measurements fell into each; one more than limits.</param>
internal sealed record OtlpPoint(
    Instrument Instrument,
    KeyValuePair<string, object?>[] Tags,
    DateTimeOffset Since,
    DateTimeOffset Until,
    long Count,
    double Sum,
    IReadOnlyList<double> Limits,
    long[] Buckets
);
