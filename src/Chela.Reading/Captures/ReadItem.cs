using System.Collections.Immutable;

namespace Chela.Reading.Captures;

/// <summary>A thing to read, taken out of a capture. Immutable.</summary>
/// <param name="Kind">What it is.</param>
public sealed record ReadItem(ItemKind Kind)
{
    /// <summary>Its own address, canonical where the capture says one; null if it has none.</summary>
    public string? Url { get; init; }

    /// <summary>Its title without the site's name; null if it has none.</summary>
    public string? Title { get; init; }

    /// <summary>Who wrote it, several with a comma between; null if nobody is named.</summary>
    public string? Author { get; init; }

    /// <summary>The site, channel or book that it appeared in.</summary>
    public string? Site { get; init; }

    /// <summary>When it was published, as precisely as the capture says; a day without a time is midnight UTC.</summary>
    public DateTimeOffset? Published { get; init; }

    /// <summary>When the owner saved it, where an export says so.</summary>
    public DateTimeOffset? Saved { get; init; }

    /// <summary>Whether the owner has read or archived it, where an export says so.</summary>
    public bool? IsRead { get; init; }

    /// <summary>Whether an export or note says that only the owner may see it.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>Its language as BCP 47, such as <c>en</c> or <c>zh-CN</c>; null if unknown.</summary>
    public string? Lang { get; init; }

    /// <summary>A description that somebody wrote for it, in plain text.</summary>
    public string? Summary { get; init; }

    /// <summary>Its text, block by block; empty for a bare link.</summary>
    public ImmutableArray<ReadBlock> Blocks { get; init; } = [];

    /// <summary>What the owner marked in it.</summary>
    public ImmutableArray<Highlight> Highlights { get; init; } = [];

    /// <summary>What the owner or the site filed it under.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Its DOI, without a prefix; null if it has none.</summary>
    public string? Doi { get; init; }

    /// <summary>Its arXiv id with the version, if one is told: <c>2602.16173v1</c>; null if it has none.</summary>
    public string? Arxiv { get; init; }

    /// <summary>The whole text in Markdown, blocks with a blank line between them.</summary>
    public string Markdown => string.Join("\n\n", Blocks.Select(b => b.Markdown));

    /// <summary>The whole text as plain text.</summary>
    public string Text => string.Join("\n\n", Blocks.Select(b => b.Text).Where(t => t.Length > 0));
}
