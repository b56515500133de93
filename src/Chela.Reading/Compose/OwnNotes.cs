namespace Chela.Reading.Compose;

/// <summary>Which notes of the owner's own come into a digest, of those that have neither a headline nor a source.</summary>
public enum OwnNotes
{
    /// <summary>Those with the mark <c>&lt;!-- own note --&gt;</c>.</summary>
    Marked,

    /// <summary>All of the week that are not private.</summary>
    All,
}
