using System.Collections.Immutable;

namespace Chela.Reading.Extraction;

/// <summary>What a page says about itself.</summary>
internal sealed record PageMetadata
{
    public string? Title { get; init; }
    public string? Author { get; init; }
    public string? Site { get; init; }
    public DateTimeOffset? Published { get; init; }
    public string? Lang { get; init; }
    public string? Summary { get; init; }
    public string? Url { get; init; }
    public string? Doi { get; init; }
    public string? Arxiv { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Whether it is the page of a scholarly paper.</summary>
    public bool IsPaper { get; init; }

    /// <summary>The article's text as JSON-LD has it.</summary>
    public string? Body { get; init; }
}
