namespace Chela.Envelope.Grounding;

/// <summary>What the words around something that the owner named say of it.</summary>
[Flags]
public enum MentionTraits
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>It is where something comes from ("from …", "by …", 来自…): then it is no destination.</summary>
    Source = 1 << 0,

    /// <summary>It is what is not meant ("not to …", 除了…): then it is neither destination, amount nor selected.</summary>
    Excluded = 1 << 1,

    /// <summary>A number of something ("30 minutes"): then it is no amount.</summary>
    Measure = 1 << 2,

    /// <summary>A number by which something is called ("ticket 7"): else it selects nothing.</summary>
    Name = 1 << 3,
}
