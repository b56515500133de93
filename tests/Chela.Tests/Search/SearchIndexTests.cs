using Chela.Agent.Journal;
using Chela.Agent.Search;
using Chela.Edge.Sqlite;
using Chela.Envelope.Labels;
using Chela.Tests.Support;

namespace Chela.Tests.Search;

/// <summary>The index can be lost, broken, old or shared; the answers are the same.</summary>
public sealed class SearchIndexTests : IDisposable
{
    private readonly SearchStage _stage = new();

    public SearchIndexTests()
    {
        _stage.Source.Set("a", "an owl");
        _stage.Source.Set("b", "a hawk");
    }

    public void Dispose() => _stage.Dispose();

    [Fact]
    public async Task Only_what_is_new_is_read()
    {
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        Assert.Equal(["a", "b"], _stage.Source.Read);
        Assert.Equal("b", await _stage.IdsAsync("hawk"));
        Assert.Equal(2, _stage.Source.Read.Count);
        _stage.Source.Set("b", "an owl too");
        _stage.Source.Set("c", "an owl");
        Assert.Equal("a c b", await _stage.IdsAsync("owl"));
        Assert.Equal(["a", "b", "b", "c"], _stage.Source.Read);
        Assert.Equal("", await _stage.IdsAsync("hawk"));
    }

    [Fact]
    public async Task How_far_it_is_is_told_of_what_is_read_and_of_nothing_else()
    {
        await _stage.IdsAsync("owl");
        Assert.Equal([2, "a", "b", null], _stage.Progress);
        await _stage.IdsAsync("hawk");
        Assert.Equal(4, _stage.Progress.Count);
        _stage.Source.Set("b", "an owl too");
        _stage.Source.Fails = _ => new InvalidOperationException();
        await Assert.ThrowsAnyAsync<Exception>(() => _stage.IdsAsync("owl"));
        Assert.Equal([1, "b", null], _stage.Progress.Skip(4));
    }

    [Fact]
    public async Task What_is_gone_is_found_no_more_and_stands_nowhere_in_the_index()
    {
        _stage.Source.Set("c", "the word xylophone is forgotten");
        Assert.Equal("c", await _stage.IdsAsync("xylophone"));
        _stage.Source.Entries.Remove("c");
        Assert.Equal("", await _stage.IdsAsync("xylophone"));
        Assert.All(
            Directory.GetFiles(_stage.Home.Path),
            f => Assert.Equal(-1, File.ReadAllBytes(f).AsSpan().IndexOf("xylophone"u8))
        );
    }

    [Fact]
    public async Task A_source_that_did_not_change_is_not_gone_through()
    {
        _stage.Source.Mark = "1";
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        _stage.Source.Entries.Clear();
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        _stage.Source.Mark = "2";
        Assert.Equal("", await _stage.IdsAsync("owl"));
    }

    [Fact]
    public async Task An_entry_may_hold_several_texts_or_none()
    {
        _stage.Source.Set("turn", "1", Said("q", "where is the kite"), Said("r", "the kite is in the tree"));
        _stage.Source.Set("empty", "1");
        Assert.Equal("q r", await _stage.IdsAsync("kite"));
        _stage.Source.Set("turn", "2", Said("q", "where is the ball"));
        Assert.Equal("", await _stage.IdsAsync("kite"));
        Assert.Equal("q", await _stage.IdsAsync("ball"));
        Assert.Single(_stage.Source.Read, "empty");
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("")]
    [InlineData("cut")]
    [InlineData("middle")]
    [InlineData("folder")]
    public async Task A_broken_index_is_made_again_and_nobody_is_told(string how)
    {
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        var bytes = File.ReadAllBytes(_stage.Index);
        switch (how)
        {
            case "cut":
                bytes = bytes[..(bytes.Length / 2)];
                break;
            case "middle":
                bytes.AsSpan(4096).Fill(0xA5);
                break;
            case "folder":
                bytes = new byte[5000];
                break;
            default:
                bytes = System.Text.Encoding.UTF8.GetBytes(how);
                break;
        }

        File.WriteAllBytes(_stage.Index, bytes);
        var result = await _stage.FindAsync("owl");
        Assert.Equal(["a"], result.Hits.Select(h => h.Id));
        Assert.Empty(result.Problems);
        _stage.Source.Read.Clear();
        Assert.Equal("b", await _stage.IdsAsync("hawk"));
        Assert.Empty(_stage.Source.Read);
    }

    [Theory]
    [InlineData("PRAGMA user_version = 999")]
    [InlineData("PRAGMA application_id = 7")]
    [InlineData("DROP TABLE words")]
    [InlineData("DROP TABLE marks")]
    public async Task An_index_of_another_form_is_thrown_away(string change)
    {
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        using (var database = Database.OpenToWrite(_stage.Index))
        {
            database.Run(change);
        }

        var result = await _stage.FindAsync("owl");
        Assert.Equal(["a"], result.Hits.Select(h => h.Id));
        Assert.Empty(result.Problems);
        using var after = Database.OpenToRead(_stage.Index);
        Assert.Equal(1, after.Number("PRAGMA user_version"));
    }

    [Fact]
    public async Task Where_no_index_can_be_kept_it_is_told_and_searched_all_the_same()
    {
        Directory.CreateDirectory(_stage.Index);
        var result = await _stage.FindAsync("owl");
        Assert.Equal(["a"], result.Hits.Select(h => h.Id));
        Assert.Contains("no index can be kept in", Assert.Single(result.Problems), StringComparison.Ordinal);
        Assert.Equal(["a"], (await _stage.FindAsync("owl")).Hits.Select(h => h.Id));
    }

    [Fact]
    public async Task Without_a_home_nothing_is_made()
    {
        Directory.Delete(_stage.Home.Path);
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        Assert.False(Directory.Exists(_stage.Home.Path));
        Directory.CreateDirectory(_stage.Home.Path);
    }

    [Fact]
    public async Task Only_the_owner_may_look_into_the_index()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "files have no modes here");
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        Assert.Equal("rw-------", Modes.Of(_stage.Index));
        Modes.LetGroupRead(_stage.Index);
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        Assert.Equal("rw-------", Modes.Of(_stage.Index));
    }

    [Fact]
    public async Task Several_may_search_and_take_in_at_once()
    {
        for (var i = 0; i < 300; i++)
        {
            _stage.Source.Set($"n{i}", $"heron number {i}");
        }

        var searches = Enumerable
            .Range(0, 4)
            .Select(i =>
            {
                var source = new FakeSource();
                foreach (var (key, value) in _stage.Source.Entries)
                {
                    source.Entries[key] = value;
                }

                return Task.Run(() => _stage.FindAsync($"heron {i}", [source]));
            });
        foreach (var result in await Task.WhenAll(searches))
        {
            Assert.Single(result.Hits);
            Assert.Empty(result.Problems);
        }

        using var database = Database.OpenToRead(_stage.Index);
        Assert.Equal(302, database.Number("SELECT count(*) FROM documents"));
        Assert.Equal(302, database.Number("SELECT count(*) FROM words"));
    }

    [Fact]
    public async Task A_source_that_fails_costs_its_texts_and_not_the_index()
    {
        _stage.Source.Mark = "1";
        _stage.Source.Fails = key =>
            key == "b" ? new JournalException(JournalProblem.Damaged, "an event is not as it was written") : null;
        var result = await _stage.FindAsync("owl");
        Assert.Equal(["a"], result.Hits.Select(h => h.Id));
        Assert.Equal(["an event is not as it was written"], result.Problems);
        _stage.Source.Fails = _ => null;
        Assert.Equal("b", await _stage.IdsAsync("hawk"));
    }

    [Fact]
    public async Task What_is_not_to_be_searched_is_not_found_though_the_index_has_it()
    {
        Assert.Equal("a", await _stage.IdsAsync("owl"));
        Assert.Empty((await _stage.FindAsync("owl", [new FakeSource { Kind = SearchKind.Notes }])).Hits);
        Assert.Empty((await _stage.FindAsync("owl", [])).Hits);
        Assert.Equal("a", await _stage.IdsAsync("owl"));
    }

    private static SearchDocument Said(string id, string text) => new(id, "", text, Label.Owner);
}
