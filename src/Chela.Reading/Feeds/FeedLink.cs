namespace Chela.Reading.Feeds;

/// <summary>Where a page's feed may be.</summary>
/// <param name="Url">The address.</param>
/// <param name="Title">What the page calls it; null if nothing.</param>
/// <param name="IsAnnounced">Whether the page says so; else it is a usual place, worth a try.</param>
public sealed record FeedLink(string Url, string? Title, bool IsAnnounced);
