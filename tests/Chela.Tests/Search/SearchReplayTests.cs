using Chela.Agent.Effects;
using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Agent.Turns;
using Chela.Edge.Sqlite.Search;
using Chela.Envelope.Authorities;
using Chela.Envelope.Effects;
using Chela.Envelope.Labels;
using Chela.Envelope.Policies;
using Chela.Tests.Turns;
using Chela.Text;
using Chela.Verbs;

namespace Chela.Tests.Search;

/// <summary>A turn that runs again gets what its search found then.</summary>
public sealed class SearchReplayTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recorded_search_is_not_made_again()
    {
        using var stage = new SearchStage();
        var web = Label.From(new Source(SourceKind.Web, "example.org")).RestrictTo(Readers.OwnerOnly);
        stage.Source.Set(
            "a",
            "1",
            new SearchDocument("a", "Hawks", "an owl", web)
            {
                Address = "https://example.org/",
                Path = "/p",
                At = DateTimeOffset.UnixEpoch,
                Passages = [new SearchPassage(0, new ByteSpan(7, 6), "part", IsExact: true)],
            }
        );
        stage.Source.Set("b", "a very different owl, and no more of that in this text");
        var (tools, policy) = TurnEngine.Equip([new FindText(stage.Home.Path, _ => [stage.Source])], Policy.Default);
        var time = new SimulatedTime(DateTimeOffset.UnixEpoch);
        var engine = new TurnEngine(new MemoryJournal(), tools, policy, [], time, TimeZoneInfo.Utc, () => 0.5);
        var manifest = Grants.Manifest("test", [new ManifestPlace("search.find", null, Readers.OwnerOnly)]);
        var opened = new TurnEvent.Opened("test", [], "/", "UTC", "test", "one");
        var first = await FindAsync((await engine.OpenAsync("one", opened, Stop))!);

        // What only looked is written a moment later.
        time.Advance(TimeSpan.FromSeconds(1));

        stage.Source.Entries.Clear();
        File.Delete(stage.Index);
        var record = (await TurnRecord.ReadAsync(engine.Journal, "one", Stop))!;
        var again = await FindAsync(await engine.ResumeAsync(record, 1, Stop));

        Assert.Equal(["a", "b"], again.Hits.Select(h => h.Id));
        Assert.False(File.Exists(stage.Index));
        var (one, other) = (first.Hits[0], again.Hits[0]);
        Assert.Equal(one with { Matches = [] }, other with { Matches = [] });
        Assert.Equal(one.Matches, other.Matches);
        Assert.Equal((web, new ByteSpan(7, 6), "part"), (other.Label, other.Span, other.Part));

        async Task<SearchResult> FindAsync(Turn turn)
        {
            var effect = FindText.Of(new Value.Text("owl", Label.Owner), [stage.Home.Path], [], 10);
            var outcome = await turn.PortFor(manifest).PerformAsync(effect, Stop);
            return FindText.Result(Assert.IsType<Outcome.Done>(outcome).Value);
        }
    }
}
