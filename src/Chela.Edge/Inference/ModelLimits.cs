namespace Chela.Edge.Inference;

/// <summary>How long a model may take.</summary>
public sealed record ModelLimits
{
    /// <summary>Until it is connected.</summary>
    public TimeSpan Connect { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Until the answer begins: a model on a slow machine reads a long prompt for minutes.</summary>
    public TimeSpan First { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>From one piece of an answer to the next.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>For a whole call.</summary>
    public TimeSpan Whole { get; init; } = TimeSpan.FromMinutes(20);

    /// <summary>What the program calls itself.</summary>
    public string UserAgent { get; init; } = "chela";
}
