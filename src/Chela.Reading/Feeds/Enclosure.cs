namespace Chela.Reading.Feeds;

/// <summary>A file that comes with an entry: an episode, an image.</summary>
/// <param name="Url">Where it is.</param>
/// <param name="Type">What it is called, such as <c>audio/mpeg</c>; null if nobody says.</param>
/// <param name="Length">How long it is said to be, in bytes; null if nobody says.</param>
public sealed record Enclosure(string Url, string? Type = null, long? Length = null);
