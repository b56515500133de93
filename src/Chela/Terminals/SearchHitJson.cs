using System.Collections.Immutable;
using System.Text.Json;
using Chela.Agent.Search;
using Chela.Envelope.Labels;

namespace Chela.Terminals;

/// <summary>A hit of a search as <c>--json</c> prints it: one object, one line.</summary>
internal sealed record SearchHitJson(
    string Schema,
    int Version,
    string Kind,
    string Id,
    string Title,
    string? Address,
    string? Path,
    DateTimeOffset? At,
    string Snippet,
    ImmutableArray<SearchHitJson.Place> Matches,
    SearchHitJson.Place? Span,
    string? Part,
    decimal Score,
    bool Private,
    ImmutableArray<string> Sources
)
{
    /// <summary>A place: of matches in characters of the snippet, of a span in bytes of the source.</summary>
    internal sealed record Place(int Start, int Length);

    /// <summary>The form of a hit.</summary>
    public static string Of(SearchHit hit) =>
        JsonSerializer.Serialize(
            new SearchHitJson(
                "chela.search-hit",
                1,
                SearchKinds.NameOf(hit.Kind),
                hit.Id,
                hit.Title,
                hit.Address,
                hit.Path,
                hit.At,
                hit.Snippet,
                [.. hit.Matches.Select(m => new Place(m.Start, m.Length))],
                hit.Span is { } span ? new Place(span.Start, span.Length) : null,
                hit.Part,
                hit.Score,
                IsPrivate(hit),
                [.. hit.Label.Sources.Select(s => s.ToString())]
            ),
            LineJson.Readable.SearchHitJson
        );

    /// <summary>Whether nobody but the owner may see it.</summary>
    public static bool IsPrivate(SearchHit hit) => hit.Label.Readers.Equals(Readers.OwnerOnly);
}
