namespace Chela.Envelope.Grounding;

/// <summary>Which part of somebody's name words are.</summary>
internal enum NamePart
{
    /// <summary>All of it, or no name at all.</summary>
    Whole,

    /// <summary>Its first part.</summary>
    First,

    /// <summary>Another part.</summary>
    Other,
}
