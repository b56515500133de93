namespace Chela.Agent.Rules;

/// <summary>Why something that was nearly understood is asked back instead of being guessed.</summary>
internal enum RuleQuestion
{
    /// <summary>Nothing known fits the whole of it.</summary>
    Unknown,

    /// <summary>There is nothing in the owner's own words.</summary>
    OnlyQuoted,

    /// <summary>It is longer than what a sentence can be.</summary>
    TooLong,

    /// <summary>There is no such command.</summary>
    NoCommand,

    /// <summary>It names no address.</summary>
    WhichLink,

    /// <summary>An address alone: nobody said what is to become of it.</summary>
    OnlyLink,

    /// <summary>It names no id.</summary>
    WhichId,

    /// <summary>It does not say what to look for.</summary>
    WhichWords,

    /// <summary>It names no item of the reading list.</summary>
    WhichItem,

    /// <summary>It does not say which reminder.</summary>
    WhichReminder,

    /// <summary>It names a time in which something was done, and no week.</summary>
    WhichPeriod,

    /// <summary>It does not say when.</summary>
    When,

    /// <summary>It says something about when that is not understood.</summary>
    UnclearTime,

    /// <summary>It does not say what of.</summary>
    WhichTask,

    /// <summary>It names more than one time: it may be two wishes.</summary>
    TwoTimes,

    /// <summary>It is wanted again and again.</summary>
    Repeated,

    /// <summary>It names a day, and a time only roughly or not at all where that is needed.</summary>
    WhichTime,

    /// <summary>The hour may be one in the morning or in the afternoon.</summary>
    WhichHalf,

    /// <summary>The day may be one or another.</summary>
    WhichDay,

    /// <summary>That time has passed.</summary>
    Passed,

    /// <summary>The week has not begun, or there is none such.</summary>
    WhichWeek,
}
