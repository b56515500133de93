namespace Chela.Reading.Feeds;

/// <summary>What stands in markup.</summary>
internal enum MarkupTokenKind
{
    /// <summary>A start tag.</summary>
    Start,

    /// <summary>An end tag.</summary>
    End,

    /// <summary>Text between tags.</summary>
    Text,
}
