using System.Collections.Immutable;
using System.Text.Json;
using Chela.Reading.Captures;
using Chela.Reading.Cards;
using Chela.Reading.Cards.Extractive;
using Chela.Reading.Data;
using Chela.Reading.Shelf;

namespace Chela.Terminals;

/// <summary>An item of the shelf as <c>--json</c> prints it: one object, one line.</summary>
internal sealed record ShelfItemJson(
    string Schema,
    int Version,
    string Id,
    string State,
    string Kind,
    string? Url,
    string? Title,
    string? Author,
    string? Site,
    DateTimeOffset? Published,
    string? Lang,
    string? Note,
    bool Private,
    DateTimeOffset Saved,
    string Week,
    string Capture
)
{
    /// <summary>What was named when the bytes came in.</summary>
    public string? Input { get; init; }

    /// <summary>Where they were found.</summary>
    public string? FetchedFrom { get; init; }

    /// <summary>When they came in.</summary>
    public DateTimeOffset? Captured { get; init; }

    /// <summary>The headers that matter.</summary>
    public ImmutableSortedDictionary<string, string>? Headers { get; init; }

    /// <summary>The id of the item that it doubles.</summary>
    public string? SameAs { get; init; }

    /// <summary>Why it is held for the same.</summary>
    public string? Why { get; init; }

    /// <summary>The text.</summary>
    public string? Markdown { get; init; }

    /// <summary>What can be told of the text in a few words.</summary>
    public CardRecord? Card { get; init; }

    /// <summary>The form of an item, with how its bytes came in and its text, as far as they are known.</summary>
    public static string Of(
        ShelfItem item,
        TimeZoneInfo zone,
        ShelfEvent.Captured? captured = null,
        ReadItem? read = null,
        ShelfItem? sameAs = null,
        string? why = null
    ) =>
        JsonSerializer.Serialize(
            new ShelfItemJson(
                "chela.shelf-item",
                1,
                item.Id.ToString(),
                ShelfLog.NameOf(item.State),
                ShelfLog.NameOf(item.Saved.Kind),
                item.Saved.Url,
                item.Saved.Title,
                item.Saved.Author,
                item.Saved.Site,
                item.Saved.Published,
                item.Saved.Lang,
                item.Saved.Note,
                item.Saved.IsPrivate,
                item.SavedAt,
                item.WeekIn(zone).ToString(),
                item.Saved.Capture.ToString()
            )
            {
                Input = captured?.Input,
                FetchedFrom = captured?.Url,
                Captured = captured?.At,
                Headers = captured is { Headers.IsEmpty: false } ? captured.Headers : null,
                SameAs = sameAs?.Id.ToString(),
                Why = why,
                Markdown = read?.Markdown,
                Card = read is null ? null : CardRecords.Of(ExtractiveReader.Read(TaskMaker.Of(read)).Facts),
            },
            LineJson.Readable.ShelfItemJson
        );
}
