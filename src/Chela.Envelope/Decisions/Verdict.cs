namespace Chela.Envelope.Decisions;

/// <summary>Whether an effect runs. Ordered: the stricter is the greater, and it wins.</summary>
public enum Verdict
{
    /// <summary>It runs.</summary>
    Allow,

    /// <summary>The owner is asked.</summary>
    Ask,

    /// <summary>It does not run, whoever asks.</summary>
    Deny,
}
