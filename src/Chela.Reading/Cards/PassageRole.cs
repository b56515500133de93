namespace Chela.Reading.Cards;

/// <summary>What a passage is in its text.</summary>
public enum PassageRole
{
    /// <summary>The heading of a section.</summary>
    Heading,

    /// <summary>A paragraph.</summary>
    Prose,

    /// <summary>A point of a list.</summary>
    ListItem,

    /// <summary>A paragraph that the text quotes.</summary>
    Quotation,

    /// <summary>Words below a picture, or beside one.</summary>
    Caption,

    /// <summary>A callout: in a note the owner's own words, beside the text.</summary>
    Callout,
}
