using Chela.Envelope.Effects;

namespace Chela.Agent.Effects;

/// <summary>What a tool says of an effect that was started and never answered.</summary>
public abstract record Probe
{
    private Probe() { }

    /// <summary>It happened.</summary>
    /// <param name="Value">What it would have returned.</param>
    public sealed record Happened(Value Value) : Probe;

    /// <summary>It did not happen, and will not happen any more.</summary>
    public sealed record NotHappened : Probe;

    /// <summary>The tool cannot tell.</summary>
    /// <param name="Why">Why, for the owner.</param>
    public sealed record Unknown(string Why) : Probe;
}
