namespace Chela.Reading.Notes;

/// <summary>What a note is to a digest.</summary>
public enum NoteKind
{
    /// <summary>It has a headline: its text goes in as it is.</summary>
    Finished,

    /// <summary>It has a source on the web but no headline: an excerpt goes in.</summary>
    Clipping,

    /// <summary>The owner's own text, without headline or source.</summary>
    Own,
}
