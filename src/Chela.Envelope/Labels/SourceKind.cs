namespace Chela.Envelope.Labels;

/// <summary>What kind of origin a <see cref="Source"/> names.</summary>
public enum SourceKind
{
    /// <summary>The owner's own words on a paired channel, or a file of the owner's own making.</summary>
    Owner,

    /// <summary>This program: constants, configuration, the clock.</summary>
    System,

    /// <summary>A tool's answer.</summary>
    Tool,

    /// <summary>A page of a host.</summary>
    Web,

    /// <summary>A message from an address.</summary>
    Mail,

    /// <summary>A file whose author is not known.</summary>
    File,

    /// <summary>What the quarantined reader made of something.</summary>
    Reader,

    /// <summary>What a model wrote.</summary>
    Model,
}
