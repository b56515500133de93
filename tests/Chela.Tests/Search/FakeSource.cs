using System.Collections.Immutable;
using Chela.Agent.Search;
using Chela.Envelope.Labels;

namespace Chela.Tests.Search;

/// <summary>Conversations as a test has them: entries by their keys, and how often each was read.</summary>
internal sealed class FakeSource : ISearchSource
{
    public SearchKind Kind { get; init; } = SearchKind.Conversations;

    public Dictionary<string, (string Version, ImmutableArray<SearchDocument> Documents)> Entries { get; } = [];

    public List<string> Read { get; } = [];

    public string? Mark { get; set; }

    public Func<string, Exception?> Fails { get; set; } = _ => null;

    public void Set(string key, string version, params SearchDocument[] documents) =>
        Entries[key] = (version, [.. documents]);

    public void Set(string key, string text) => Set(key, text, new SearchDocument(key, "", text, Label.Owner));

    public ValueTask<SearchListing?> ListAsync(string? mark, CancellationToken cancellation) =>
        ValueTask.FromResult(
            mark is not null && mark == Mark
                ? null
                : new SearchListing([.. Entries.Select(e => new SearchEntry(e.Key, e.Value.Version))]) { Mark = Mark }
        );

    public ValueTask<ImmutableArray<SearchDocument>> ReadAsync(SearchEntry entry, CancellationToken cancellation)
    {
        Read.Add(entry.Key);
        return Fails(entry.Key) is { } failure ? throw failure : ValueTask.FromResult(Entries[entry.Key].Documents);
    }
}
