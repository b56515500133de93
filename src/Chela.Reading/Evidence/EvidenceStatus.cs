namespace Chela.Reading.Evidence;

/// <summary>How well a statement of a digest is supported.</summary>
public enum EvidenceStatus
{
    /// <summary>The owner's own words, with no other source.</summary>
    Owner,

    /// <summary>The span of the source that it stands in is known.</summary>
    Anchored,

    /// <summary>Finished text whose source bytes are not here.</summary>
    Unchecked,
}
