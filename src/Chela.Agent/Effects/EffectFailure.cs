namespace Chela.Agent.Effects;

/// <summary>Why an effect did not happen.</summary>
/// <param name="Kind">The reason, for a program.</param>
/// <param name="Message">The reason, for a person: what was expected, what was found, where.</param>
public sealed record EffectFailure(FailureKind Kind, string Message)
{
    /// <summary>When it may be tried again, where somebody asked for that; null else.</summary>
    public DateTimeOffset? NotBefore { get; init; }
}
