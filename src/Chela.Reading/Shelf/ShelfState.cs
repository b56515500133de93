namespace Chela.Reading.Shelf;

/// <summary>Where an item of the reading list stands.</summary>
public enum ShelfState
{
    /// <summary>Saved and not yet opened.</summary>
    Unread,

    /// <summary>Opened: it counts as read.</summary>
    Opened,

    /// <summary>To be kept: it never ages.</summary>
    Kept,

    /// <summary>Taken off the list; what was captured stays.</summary>
    Dropped,

    /// <summary>Unread for longer than the owner wants to see it.</summary>
    Aged,
}
