namespace Chela.Reading.Extraction;

/// <summary>What the class, id, role and test names of an element say about it.</summary>
[Flags]
internal enum NameMarks
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>The body of an article, by a name that is hardly used for anything else.</summary>
    Body = 1 << 0,

    /// <summary>An article or its content.</summary>
    Content = 1 << 1,

    /// <summary>Navigation, menus, ways back.</summary>
    Navigation = 1 << 2,

    /// <summary>Buttons to share, like, print.</summary>
    Sharing = 1 << 3,

    /// <summary>Other things to read.</summary>
    Related = 1 << 4,

    /// <summary>What readers wrote.</summary>
    Comments = 1 << 5,

    /// <summary>An offer to subscribe, sign up, register.</summary>
    Subscribing = 1 << 6,

    /// <summary>Advertisements, sponsors.</summary>
    Advertising = 1 << 7,

    /// <summary>Cookies, consent, pop-ups.</summary>
    Consent = 1 << 8,

    /// <summary>Tags, topics, categories.</summary>
    Topics = 1 << 9,

    /// <summary>Author, date, byline.</summary>
    Byline = 1 << 10,

    /// <summary>Captions and credits of pictures.</summary>
    Caption = 1 << 11,

    /// <summary>Players, galleries and their controls.</summary>
    Player = 1 << 12,

    /// <summary>Sidebars, footers, banners, widgets.</summary>
    Beside = 1 << 13,

    /// <summary>Shown to screen readers or printers alone.</summary>
    Unseen = 1 << 14,

    /// <summary>The title of the article, its kicker.</summary>
    Title = 1 << 15,

    /// <summary>Tables of contents, tools of the page.</summary>
    Tools = 1 << 16,

    /// <summary>Somebody's post that the text shows.</summary>
    Post = 1 << 17,

    /// <summary>All that stand beside a text.</summary>
    AllBeside =
        Navigation
        | Sharing
        | Related
        | Comments
        | Subscribing
        | Advertising
        | Consent
        | Topics
        | Byline
        | Player
        | Beside
        | Unseen
        | Tools,
}
