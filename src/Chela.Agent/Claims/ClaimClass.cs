namespace Chela.Agent.Claims;

/// <summary>What kind of act a reply claims to have been done.</summary>
public enum ClaimClass
{
    /// <summary>Something was read or looked for.</summary>
    Look,

    /// <summary>Something was saved, added or changed.</summary>
    Write,

    /// <summary>Something was deleted, cancelled or taken back.</summary>
    Remove,

    /// <summary>Something went out: a message, or what was put where others see it.</summary>
    Send,

    /// <summary>Something was booked, or set for a time.</summary>
    Schedule,

    /// <summary>Money went out.</summary>
    Pay,

    /// <summary>A program ran.</summary>
    Run,

    /// <summary>Something was done, and it is not said what: "Done.", 搞定.</summary>
    Act,
}
