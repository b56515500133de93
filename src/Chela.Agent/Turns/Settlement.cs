namespace Chela.Agent.Turns;

/// <summary>What holds of an effect of which nobody knew whether it happened.</summary>
public enum Settlement
{
    /// <summary>It happened.</summary>
    Done,

    /// <summary>It did not happen, and is not to happen.</summary>
    NotDone,

    /// <summary>It is to be done again.</summary>
    Again,
}
