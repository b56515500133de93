namespace Chela.Reading.Extraction;

/// <summary>The rules of <see cref="MainText"/>, so that a bench can tell what each is worth by leaving it out.</summary>
[Flags]
public enum ExtractionRules
{
    /// <summary>None: the whole body.</summary>
    None = 0,

    /// <summary>What a browser does not show is no text.</summary>
    Hidden = 1 << 0,

    /// <summary>Elements that by their tag or role stand beside a text: nav, aside, footer, form.</summary>
    Tags = 1 << 1,

    /// <summary>Elements whose class or id names what stands beside a text: share, related, newsletter.</summary>
    Names = 1 << 2,

    /// <summary>A part of a page is chosen; else the body.</summary>
    Choice = 1 << 3,

    /// <summary>Names and marks of articles weigh in the choice: articleBody, article, main, entry-content.</summary>
    Marks = 1 << 4,

    /// <summary>The article's text in JSON-LD weighs in the choice.</summary>
    LinkedData = 1 << 5,

    /// <summary>Siblings that go on with the text join it.</summary>
    Siblings = 1 << 6,

    /// <summary>Lists and boxes of links are no text.</summary>
    Links = 1 << 7,

    /// <summary>Lines that say what to do on the page are no text: "Read more", "Sign up".</summary>
    Phrases = 1 << 8,

    /// <summary>What figures say is no text.</summary>
    Captions = 1 << 9,

    /// <summary>Title, byline and date above the text are known apart from it.</summary>
    Opening = 1 << 10,

    /// <summary>What stands below the text: tags, about the author, notes of the trade.</summary>
    Closing = 1 << 11,

    /// <summary>Headings that nothing follows are no text.</summary>
    Headings = 1 << 12,

    /// <summary>All of them.</summary>
    All = (1 << 13) - 1,
}
