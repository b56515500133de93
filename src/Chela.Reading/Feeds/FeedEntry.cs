using System.Collections.Immutable;
using Chela.Reading.Captures;

namespace Chela.Reading.Feeds;

/// <summary>An entry of a feed.</summary>
/// <param name="Id">What tells it from the others of its feed: its guid or id, else its address, else its title.</param>
/// <param name="Item">It as a thing to read.</param>
public sealed record FeedEntry(string Id, ReadItem Item)
{
    /// <summary>When it was changed last, where the feed says so.</summary>
    public DateTimeOffset? Updated { get; init; }

    /// <summary>Whether the item's blocks are meant as the text itself; else they are a description of it.</summary>
    public bool HasContent { get; init; }

    /// <summary>Where its element stands in the text; null where nobody knows.</summary>
    public TextPlace? Place { get; init; }

    /// <summary>Where the element of its content stands in the text; null where nobody knows.</summary>
    public TextPlace? ContentPlace { get; init; }

    /// <summary>The files that come with it.</summary>
    public ImmutableArray<Enclosure> Enclosures { get; init; } = [];
}
