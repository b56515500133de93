using System.Collections.Immutable;

namespace Chela.Reading.Shelf;

/// <summary>A line of the shelf's log, as JSON has it; which members there are depends on the type.</summary>
internal sealed record ShelfLine(int V, string Type, DateTimeOffset At)
{
    public string? Item { get; init; }

    public string? Capture { get; init; }

    public int? Part { get; init; }

    public string? Input { get; init; }

    public string? Kind { get; init; }

    public string? Url { get; init; }

    public string? Title { get; init; }

    public string? Author { get; init; }

    public string? Site { get; init; }

    public DateTimeOffset? Published { get; init; }

    public string? Lang { get; init; }

    public string? Doi { get; init; }

    public string? Arxiv { get; init; }

    public string? Sketch { get; init; }

    public ImmutableArray<string>? Facts { get; init; }

    public string? Note { get; init; }

    public bool? Private { get; init; }

    public ImmutableArray<string>? Chain { get; init; }

    public ImmutableSortedDictionary<string, string>? Headers { get; init; }
}
