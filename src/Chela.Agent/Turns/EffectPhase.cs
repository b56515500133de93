namespace Chela.Agent.Turns;

/// <summary>How far an effect has come.</summary>
public enum EffectPhase
{
    /// <summary>The body asked for it.</summary>
    Planned,

    /// <summary>The envelope decided.</summary>
    Decided,

    /// <summary>It may have happened.</summary>
    Started,

    /// <summary>Nobody knows whether it happened.</summary>
    InDoubt,

    /// <summary>What came of it is known.</summary>
    Finished,

    /// <summary>It did not begin, and what it was based on changed: the body plans anew, and perhaps asks for it again.</summary>
    Superseded,
}
