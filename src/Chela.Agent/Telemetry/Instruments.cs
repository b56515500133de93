using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Chela.Agent.Telemetry;

/// <summary>
/// What the agent tells those who listen: traces and metrics by the OpenTelemetry conventions for generative AI
/// (https://github.com/open-telemetry/semantic-conventions-genai), and what only we have under <c>chela.</c>. Where nobody listens,
/// nothing is made.
/// </summary>
/// <remarks>INVARIANT: no arguments, no results, no paths, no texts: only names of ours, verdicts, counts and times.</remarks>
public static class Instruments
{
    /// <summary>The name of the source and of the meter.</summary>
    public const string Name = "Chela";

    private static readonly double[] s_seconds =
    [
        0.01,
        0.02,
        0.04,
        0.08,
        0.16,
        0.32,
        0.64,
        1.28,
        2.56,
        5.12,
        10.24,
        20.48,
        40.96,
        81.92,
    ];

    private static readonly double[] s_short = [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5];

    private static readonly Meter s_meter = new(Name);

    internal static ActivitySource Source { get; } = new(Name);

    internal static Histogram<double> TurnSeconds { get; } =
        Duration("gen_ai.invoke_agent.duration", "How long turns ran", s_seconds);

    internal static Histogram<double> ToolSeconds { get; } =
        Duration("gen_ai.execute_tool.duration", "How long effects took, decision and record included", s_seconds);

    internal static Counter<long> Effects { get; } =
        s_meter.CreateCounter<long>("chela.effects", "{effect}", "What came of effects");

    internal static Counter<long> Decisions { get; } =
        s_meter.CreateCounter<long>("chela.decisions", "{decision}", "What was decided of effects");

    internal static Counter<long> Events { get; } =
        s_meter.CreateCounter<long>("chela.journal.events", "{event}", "Events on the disk");

    internal static Histogram<double> AppendSeconds { get; } =
        Duration("chela.journal.append.duration", "How long it took until events were on the disk", s_short);

    private static Histogram<double> Duration(string name, string description, double[] limits) =>
        s_meter.CreateHistogram(
            name,
            "s",
            description,
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = limits }
        );
}
