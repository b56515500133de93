namespace Chela.Reading.Groups;

/// <summary>
/// How much of an entry is looked at. Models learn from finished Chinese texts, and are asked about clippings that may be in
/// another language, or hardly more than a title: so they learn each entry in all three views.
/// </summary>
internal enum EntryView
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>As if its text were in another language: names and terms, and the source's title.</summary>
    Foreign,

    /// <summary>The source's title and address alone.</summary>
    Bare,
}
