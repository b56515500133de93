using Chela.Envelope.Effects;

namespace Chela.Envelope.Policies;

/// <summary>Which effects a rule is about; what is null does not matter. All that is set must hold.</summary>
public sealed record Condition
{
    /// <summary>The tool's name; <c>*</c> stands for any characters.</summary>
    public string? Tool { get; init; }

    /// <summary>The kind of effect.</summary>
    public EffectKind? Kind { get; init; }

    /// <summary>A pattern that every destination fits; <c>*</c> stands for any characters. An effect without destinations does not fit.</summary>
    public string? Destination { get; init; }

    /// <summary>A pattern that the name of some source of some argument fits: <c>web:*</c>.</summary>
    public string? Source { get; init; }

    /// <summary>A principal that is not among the readers of some argument.</summary>
    public string? NotReadableBy { get; init; }

    /// <summary>The hours of the owner's day in which it holds.</summary>
    public Hours? Hours { get; init; }
}
