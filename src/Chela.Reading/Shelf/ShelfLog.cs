using System.Collections.Immutable;
using Chela.Reading.Captures;
using Chela.Reading.Duplicates;
using Chela.Text;

namespace Chela.Reading.Shelf;

/// <summary>
/// The shelf's events as JSON Lines: one a line, written whole with its line end or not at all. What a crash left without
/// its end did not happen.
/// </summary>
public static class ShelfLog
{
    private const int Version = 1;

    /// <summary>The lines of events, each with its end.</summary>
    public static byte[] Write(params IEnumerable<ShelfEvent> events) =>
        LogLines.Write(events.Select(LineOf), ShelfJson.Readable.ShelfLine);

    /// <summary>Reads the events back. A line that is none is told by its number and left out.</summary>
    public static (ImmutableArray<ShelfEvent> Events, ImmutableArray<CaptureProblem> Problems) Read(
        ReadOnlySpan<byte> log
    ) => LogLines.Read(log, EventOf, "an event of the shelf");

    private static ShelfLine LineOf(ShelfEvent happened) =>
        happened switch
        {
            ShelfEvent.Captured captured => new ShelfLine(Version, "captured", captured.At)
            {
                Capture = captured.Capture.ToString(),
                Input = captured.Input,
                Url = captured.Url,
                Chain = captured.Chain.IsEmpty ? null : captured.Chain,
                Headers = captured.Headers.IsEmpty ? null : captured.Headers,
                Private = captured.IsPrivate ? true : null,
            },
            ShelfEvent.Saved saved => new ShelfLine(Version, "saved", saved.At)
            {
                Item = saved.Item.ToString(),
                Capture = saved.Capture.ToString(),
                Part = saved.Part == 0 ? null : saved.Part,
                Kind = NameOf(saved.Kind),
                Url = saved.Url,
                Title = LogLines.Short(saved.Title),
                Author = LogLines.Short(saved.Author),
                Site = LogLines.Short(saved.Site),
                Published = saved.Published,
                Lang = LogLines.Short(saved.Lang),
                Doi = LogLines.Short(saved.Doi),
                Arxiv = LogLines.Short(saved.Arxiv),
                Sketch = saved.Print?.Sketch is { Shingles: > 0 } sketch ? sketch.ToString() : null,
                Facts = saved.Print?.Facts is { IsDefaultOrEmpty: false } facts ? facts : null,
                Note = saved.Note,
                Private = saved.IsPrivate ? true : null,
            },
            ShelfEvent.Moved moved => new ShelfLine(Version, NameOf(moved.State), moved.At)
            {
                Item = moved.Item.ToString(),
            },
            _ => throw new ArgumentException("An event of a kind that the log does not know.", nameof(happened)),
        };

    private static ShelfEvent? EventOf(ReadOnlySpan<byte> json)
    {
        var line = LogLines.Line(json, ShelfJson.Default.ShelfLine);
        if (line is not { V: Version, Type: { } type })
        {
            return null;
        }

        var hasItem = ContentHash.TryParse(line.Item, out var item);
        var hasCapture = ContentHash.TryParse(line.Capture, out var capture);
        return type switch
        {
            "captured" when hasCapture && line.Input is { } input => new ShelfEvent.Captured(line.At, capture, input)
            {
                Url = line.Url,
                Chain = line.Chain is { IsDefault: false } chain ? chain : [],
                Headers = (line.Headers ?? ImmutableSortedDictionary<string, string>.Empty).WithComparers(
                    StringComparer.Ordinal
                ),
                IsPrivate = line.Private == true,
            },
            "saved" when hasItem && hasCapture && KindOf(line.Kind) is { } kind => new ShelfEvent.Saved(
                line.At,
                item,
                capture,
                line.Part ?? 0,
                kind
            )
            {
                Url = line.Url,
                Title = line.Title,
                Author = line.Author,
                Site = line.Site,
                Published = line.Published,
                Lang = line.Lang,
                Doi = line.Doi,
                Arxiv = line.Arxiv,
                Print = Fingerprint.Of(
                    line.Url,
                    line.Doi,
                    line.Arxiv,
                    line.Title,
                    line.Sketch is { } sketch ? TextSketch.Parse(sketch) : null,
                    line.Facts is { IsDefault: false } facts ? facts : []
                ),
                Note = line.Note,
                IsPrivate = line.Private == true,
            },
            _ when hasItem && StateOf(type) is { } state => new ShelfEvent.Moved(line.At, item, state),
            _ => null,
        };
    }

    /// <summary>The name of a kind: its word in lower case.</summary>
    public static string NameOf(ItemKind kind) => Casing.ToLower(kind.ToString());

    /// <summary>The name of a state: its word in lower case.</summary>
    public static string NameOf(ShelfState state) => Casing.ToLower(state.ToString());

    /// <summary>The kind of a name; null for none.</summary>
    public static ItemKind? KindOf(string? name) =>
        Enum.GetValues<ItemKind>().Cast<ItemKind?>().FirstOrDefault(k => NameOf(k!.Value) == name);

    /// <summary>The state of a name; null for none.</summary>
    public static ShelfState? StateOf(string? name) =>
        Enum.GetValues<ShelfState>().Cast<ShelfState?>().FirstOrDefault(s => NameOf(s!.Value) == name);
}
