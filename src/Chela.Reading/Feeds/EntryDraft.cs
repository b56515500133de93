using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Papers;

namespace Chela.Reading.Feeds;

/// <summary>What a format says of an entry, before it is made one in the way that all formats share.</summary>
internal sealed record EntryDraft
{
    /// <summary>Descriptions of more paragraphs, or characters, are texts that stand in the wrong place.</summary>
    private const int MostTeaserBlocks = 2;
    private const int LongestTeaser = 600;

    public string? Id { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public DateTimeOffset? Published { get; init; }

    public DateTimeOffset? Updated { get; init; }

    public string? Lang { get; init; }

    public ImmutableArray<ReadBlock> Content { get; init; } = [];

    public ImmutableArray<ReadBlock> Description { get; init; } = [];

    public IEnumerable<Enclosure> Enclosures { get; init; } = [];

    public IEnumerable<string?> Tags { get; init; } = [];

    public string? Doi { get; init; }

    /// <summary>Its element; null where it has none.</summary>
    public MarkupElement? Element { get; init; }

    /// <summary>The element of its content, or of what describes it where it has none.</summary>
    public MarkupElement? ContentElement { get; init; }

    /// <summary>Whether what it says only describes what is behind its address: a title and a few lines.</summary>
    private bool IsTeaser =>
        Content.IsEmpty
        && Url is not null
        && Title is not null
        && Description.Length <= MostTeaserBlocks
        && Description.Sum(b => b.Text.Length) <= LongestTeaser;

    /// <summary>The entry of a feed, which lends it its name.</summary>
    public FeedEntry Finish(string? site)
    {
        var enclosures = Enclosures.DistinctBy(e => e.Url).Take(64).ToImmutableArray();
        var blocks = Content.IsEmpty ? Description : Content;
        var summary = FragmentText.Line(string.Join(' ', Description.Select(b => b.Text)));
        var isPaper = Paper(out var arxiv) || Doi is not null;
        var item = new ReadItem(isPaper ? ItemKind.Paper : KindOf(enclosures, blocks))
        {
            Arxiv = arxiv,
            Doi = Doi,
            Url = Url,
            Title = Title,
            Author = Author,
            Site = site,
            Published = Published ?? Updated,
            Lang = Lang,
            Summary = summary,
            Blocks = blocks,
            Tags = [.. Tags.Select(FragmentText.Line).OfType<string>().Distinct(StringComparer.Ordinal).Take(256)],
        };
        return new FeedEntry(Id ?? Url ?? Title ?? "", item)
        {
            Updated = Updated,
            HasContent = !Content.IsEmpty,
            Place = Element?.Place,
            ContentPlace = ContentElement?.Place,
            Enclosures = enclosures,
        };
    }

    /// <summary>Lists of new papers are feeds too: the address says so.</summary>
    private bool Paper(out string? arxiv)
    {
        arxiv = WebLink.IsWeb(Url) && ArxivId.TryParse(Url, out var id) ? id.ToString() : null;
        return arxiv is not null;
    }

    private ItemKind KindOf(ImmutableArray<Enclosure> enclosures, ImmutableArray<ReadBlock> blocks) =>
        enclosures.Any(e =>
            e.Type is { } type
            && (
                type.StartsWith("audio/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("video/", StringComparison.OrdinalIgnoreCase)
                || type.StartsWith("application/x-shockwave-flash", StringComparison.OrdinalIgnoreCase)
            )
        )
            ? ItemKind.Media
        : blocks.IsEmpty || IsTeaser ? ItemKind.Link
        : ItemKind.Article;
}
