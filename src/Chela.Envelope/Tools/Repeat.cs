namespace Chela.Envelope.Tools;

/// <summary>What happens when a tool is called twice for one effect.</summary>
public enum Repeat
{
    /// <summary>The second call changes nothing.</summary>
    Idempotent,

    /// <summary>The tool takes the effect's id as a key and does it once.</summary>
    Keyed,

    /// <summary>It is done twice.</summary>
    Neither,
}
