namespace Chela.Envelope.Policies;

/// <summary>Over what a budget counts.</summary>
public enum Period
{
    /// <summary>One effect.</summary>
    Effect,

    /// <summary>The task.</summary>
    Task,

    /// <summary>The owner's day.</summary>
    Day,
}
