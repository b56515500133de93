namespace Chela.Reading.Captures;

/// <summary>What bytes are, found by what is in them.</summary>
public enum ContentFormat
{
    /// <summary>Nothing at all, or only blanks.</summary>
    Empty,

    /// <summary>A page.</summary>
    Html,

    /// <summary>A page with what it needs, saved as one file.</summary>
    Mhtml,

    /// <summary>Text with the marks of Markdown.</summary>
    Markdown,

    /// <summary>Text without any.</summary>
    PlainText,

    /// <summary>A book.</summary>
    Epub,

    /// <summary>Pages to print.</summary>
    Pdf,

    /// <summary>A letter.</summary>
    Mail,

    /// <summary>Many letters in one file.</summary>
    Mailbox,

    /// <summary>Subtitles: WebVTT or SubRip.</summary>
    Subtitles,

    /// <summary>What YouTube answers its own player: a video's title, author and description, sometimes with a transcript.</summary>
    YouTubePlayer,

    /// <summary>A transcript as YouTube serves it in XML or JSON.</summary>
    YouTubeTranscript,

    /// <summary>What a site says of a page of its own to those who want to show it.</summary>
    OEmbed,

    /// <summary>RSS of any version, or Atom.</summary>
    Feed,

    /// <summary>A feed in JSON.</summary>
    JsonFeed,

    /// <summary>A list of feeds.</summary>
    Opml,

    /// <summary>What arXiv answers a query; Atom, or a record of such an answer in JSON.</summary>
    ArxivAnswer,

    /// <summary>Posts: X as its archive or interfaces give them, Bluesky.</summary>
    Posts,

    /// <summary>What a service for reading or bookmarks exports, in JSON, HTML, CSV or text.</summary>
    Export,

    /// <summary>Files packed into one.</summary>
    Zip,

    /// <summary>A file made smaller.</summary>
    Gzip,

    /// <summary>XML of a form that is not known.</summary>
    Xml,

    /// <summary>Anything else; it has no text that could be read.</summary>
    Binary,
}
