namespace Chela.Reading.Compose;

/// <summary>The line of an entry that says where its text is from.</summary>
public abstract record EntrySource
{
    private EntrySource() { }

    /// <summary>No line: the text names its sources itself, or has none.</summary>
    public sealed record None : EntrySource;

    /// <summary>A page: <c>[title](url)</c>.</summary>
    /// <param name="Url">As captured.</param>
    public sealed record Page(string Url) : EntrySource;

    /// <summary>A note of the owner's own: <c>[[name]]</c>.</summary>
    /// <param name="Name">The note's file name without its ending.</param>
    public sealed record OwnNote(string Name) : EntrySource;
}
