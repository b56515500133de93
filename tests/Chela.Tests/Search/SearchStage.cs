using System.Collections.Immutable;
using Chela.Agent.Effects;
using Chela.Agent.Search;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Search;

/// <summary>A home with an index over one source.</summary>
internal sealed class SearchStage : IDisposable
{
    public TemporaryFolder Home { get; } = new();

    public FakeSource Source { get; } = new();

    /// <summary>What was told of how far it is: how many, each name, and null at the end.</summary>
    public List<object?> Progress { get; } = [];

    public string Index => Home[FindText.IndexName];

    public Task<SearchResult> FindAsync(string query, int limit = 10) => FindAsync(query, [Source], limit);

    public async Task<SearchResult> FindAsync(string query, ImmutableArray<ISearchSource> sources, int limit = 10)
    {
        var tool = new FindText(Home.Path, _ => sources)
        {
            Progress = count =>
            {
                Progress.Add(count);
                return Progress.Add;
            },
        };
        var port = TestPort.Of([tool], new ManifestPlace("search.find", null, Readers.OwnerOnly));
        var effect = FindText.Of(new Value.Text(query, Label.Owner), [Home.Path], [], limit);
        var outcome = await port.PerformAsync(effect, TestContext.Current.CancellationToken);
        return FindText.Result(Assert.IsType<Outcome.Done>(outcome).Value);
    }

    public async Task<string> IdsAsync(string query) =>
        string.Join(' ', (await FindAsync(query)).Hits.Select(h => h.Id));

    public void Dispose() => Home.Dispose();
}
