namespace Chela.Envelope.Verbs;

/// <summary>What kind of doing a verb is, and how its word behaves.</summary>
[Flags]
internal enum VerbTraits
{
    /// <summary>It only looks.</summary>
    None = 0,

    /// <summary>Something new is there afterwards.</summary>
    Makes = 1 << 0,

    /// <summary>Something is different afterwards.</summary>
    Changes = 1 << 1,

    /// <summary>Something is gone afterwards.</summary>
    Removes = 1 << 2,

    /// <summary>Somebody has something afterwards.</summary>
    Gives = 1 << 3,

    /// <summary>Money is gone afterwards.</summary>
    Pays = 1 << 4,

    /// <summary>A program runs.</summary>
    Runs = 1 << 5,

    /// <summary>All of the above.</summary>
    Doing = Makes | Changes | Removes | Gives | Pays | Runs,

    /// <summary>What follows a colon is said to somebody.</summary>
    Speaks = 1 << 6,

    /// <summary>What follows "to" is for somebody else to do.</summary>
    Delegates = 1 << 7,

    /// <summary>What follows "to" is what it is done for: "use my card to pay".</summary>
    Purpose = 1 << 8,

    /// <summary>The word is a noun as often as a verb.</summary>
    OftenNoun = 1 << 9,

    /// <summary>The word is a noun too.</summary>
    SeldomNoun = 1 << 10,

    /// <summary>What follows a colon was written by somebody.</summary>
    Reads = 1 << 11,

    /// <summary>What follows a colon was written by somebody if the object points to it: "fix this: …".</summary>
    Reworks = 1 << 12,
}
