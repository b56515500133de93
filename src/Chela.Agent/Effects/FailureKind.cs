namespace Chela.Agent.Effects;

/// <summary>Why an effect failed, as far as a caller may want to act on it.</summary>
public enum FailureKind
{
    /// <summary>The thing asked for is not there.</summary>
    NotFound,

    /// <summary>The thing asked for was there and never will be again.</summary>
    Gone,

    /// <summary>The machine refuses access.</summary>
    AccessRefused,

    /// <summary>It is larger than the limit that was given.</summary>
    TooLarge,

    /// <summary>There is no room left to write.</summary>
    NoSpace,

    /// <summary>Somebody else is at it; the same may succeed later.</summary>
    Busy,

    /// <summary>It took longer than it may; nobody knows what happened of what changes something.</summary>
    TimedOut,

    /// <summary>Anything else; the message says what.</summary>
    Other,
}
