namespace Chela.Reading.Captures;

/// <summary>What a thing to read is.</summary>
public enum ItemKind
{
    /// <summary>A page with a text.</summary>
    Article,

    /// <summary>A scholarly paper.</summary>
    Paper,

    /// <summary>One post or several that go on, in reading order; a discussion.</summary>
    Thread,

    /// <summary>A repository of code.</summary>
    Repository,

    /// <summary>A podcast or video, as its transcript or description.</summary>
    Media,

    /// <summary>A book or a part of one.</summary>
    Book,

    /// <summary>A letter: a newsletter.</summary>
    Mail,

    /// <summary>The owner's own note.</summary>
    Note,

    /// <summary>An address without its text: a bookmark, an entry of a reading list.</summary>
    Link,
}
