namespace Chela.Envelope.Effects;

/// <summary>What an effect does to the world, from harmless to grave.</summary>
public enum EffectKind
{
    /// <summary>Looks at this machine: a file, a clock, a database.</summary>
    ObserveLocal,

    /// <summary>Looks at something elsewhere; its URL and body leave the machine.</summary>
    ObserveRemote,

    /// <summary>Changes the owner's own workspace.</summary>
    Write,

    /// <summary>Content leaves: a message, a push, a published page.</summary>
    Send,

    /// <summary>Money leaves.</summary>
    Spend,

    /// <summary>Runs a program.</summary>
    Execute,

    /// <summary>Deletes what cannot be had again.</summary>
    Destroy,

    /// <summary>Changes policy, skills, identity, the trust of memory, or the schedule.</summary>
    Configure,
}
