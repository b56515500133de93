using System.Globalization;
using Chela.Reading.Form;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>An item of the reading list. Immutable.</summary>
/// <param name="Saved">How it was put there last.</param>
/// <param name="SavedAt">Since when it is there.</param>
/// <param name="State">Where it stands.</param>
public sealed record ShelfItem(ShelfEvent.Saved Saved, DateTimeOffset SavedAt, ShelfState State)
{
    private const int ShortLength = 8;

    /// <summary>Its id.</summary>
    public ContentHash Id => Saved.Item;

    /// <summary>The beginning of its id, which is enough to name it.</summary>
    public string ShortId => Id.ToString()[..ShortLength];

    /// <summary>Its title, or else where and when it appeared; null if nobody knows either.</summary>
    public string? Title =>
        Saved.Title
        ?? (
            Saved is { Site: { } site, Published: { } published }
                ? $"{site}, {published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                : null
        );

    /// <summary>What it is called, on one line: its title, else its address, else its kind.</summary>
    public string Name => PlainText.OneLine(Title ?? Saved.Url ?? $"{ShelfLog.NameOf(Saved.Kind)} {ShortId}");

    /// <summary>Where it is from: the host of its address, else the site it names; null if nobody knows.</summary>
    public string? Source =>
        CanonicalUrl.TryParse(Saved.Url, out var url) ? url.Host
        : Saved.Site is { } site ? PlainText.OneLine(site)
        : null;

    /// <summary>Whether it waits to be read.</summary>
    public bool IsWaiting => State is ShelfState.Unread or ShelfState.Kept;

    /// <summary>The week in which it was saved, where the owner lives.</summary>
    public IsoWeek WeekIn(TimeZoneInfo zone) =>
        IsoWeek.Of(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(SavedAt, zone).DateTime));
}
