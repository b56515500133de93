namespace Chela.Agent.Journal;

/// <summary>What can be wrong with a journal.</summary>
public enum JournalProblem
{
    /// <summary>Another process has it open.</summary>
    InUse,

    /// <summary>There is no room on the disk.</summary>
    NoSpace,

    /// <summary>The folder or the file cannot be written.</summary>
    ReadOnly,

    /// <summary>A page or an event is not as it was written.</summary>
    Damaged,

    /// <summary>The last events that were acknowledged are missing.</summary>
    TailLost,

    /// <summary>The key file is not the one that it was written with, or it is missing.</summary>
    WrongKey,

    /// <summary>The clock is before the last event.</summary>
    ClockSetBack,

    /// <summary>A newer program wrote it.</summary>
    Newer,

    /// <summary>A body is larger than <see cref="NewEvent.MostBytes"/>.</summary>
    TooLarge,

    /// <summary>It was closed.</summary>
    Closed,

    /// <summary>Anything else; the message says what.</summary>
    Other,
}
