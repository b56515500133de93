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

    /// <summary>The other side is too busy now; it may be tried again.</summary>
    Busy,

    /// <summary>There was no answer in time.</summary>
    TimedOut,

    /// <summary>Anything else; the message says what.</summary>
    Other,
}
