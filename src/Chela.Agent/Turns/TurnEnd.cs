namespace Chela.Agent.Turns;

/// <summary>How a turn ended.</summary>
public enum TurnEnd
{
    /// <summary>All that was asked for is done.</summary>
    Done,

    /// <summary>Not all of it is done; its report says why.</summary>
    NotDone,

    /// <summary>The owner stopped it.</summary>
    Stopped,

    /// <summary>It failed by a mistake of the program, or again and again.</summary>
    Failed,

    /// <summary>It ended, and how was forgotten.</summary>
    Forgotten,
}
