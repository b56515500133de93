namespace Chela.Reading.Evidence;

/// <summary>Who made the text of an entry.</summary>
public enum MadeBy
{
    /// <summary>The owner, or somebody the owner took the text from: it was finished when it came.</summary>
    Owner,

    /// <summary>This program, out of the source's own sentences.</summary>
    Extract,

    /// <summary>A model.</summary>
    Model,
}
