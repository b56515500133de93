using System.Collections.Immutable;

namespace Chela.Reading.Feeds;

/// <summary>A feed in a list of feeds.</summary>
/// <param name="Url">Where the feed is.</param>
public sealed record Subscription(string Url)
{
    /// <summary>What it is called in the list.</summary>
    public string? Title { get; init; }

    /// <summary>The page that it is of.</summary>
    public string? SiteUrl { get; init; }

    /// <summary>What somebody wrote about it.</summary>
    public string? Description { get; init; }

    /// <summary>The folders that it lies in, the outermost first.</summary>
    public ImmutableArray<string> Folders { get; init; } = [];
}
