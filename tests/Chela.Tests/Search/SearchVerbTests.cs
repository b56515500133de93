using System.Text;
using System.Text.Json;
using Chela.Agent.Effects;
using Chela.Edge.Sqlite.Search;
using Chela.Tests.Shelf;
using Chela.Tests.Support;
using Chela.Tests.Web;
using Chela.Text;

namespace Chela.Tests.Search;

/// <summary>The verb over a real vault and a real shelf.</summary>
public sealed class SearchVerbTests : IAsyncDisposable
{
    private const string Page = """
        <html><head><title>Owls of the north</title><meta charset="utf-8"></head><body><article>
        <h1>Owls of the north</h1>
        <p>The snowy owl hunts by day, which few owls do, and it does so above the tree line where nothing hides it.</p>
        <p>Lemmings are what it eats, and in years without lemmings it wanders far to the south and is seen in towns.</p>
        <p>雪鸮在白天捕猎，这在猫头鹰里很少见。它们生活在北极的苔原上，以旅鼠为食，冬天会向南迁徙很远。</p>
        </article></body></html>
        """;

    private const string Address = "http://birds.example/owls";

    private readonly ShelfFixture _shelf = new((_, _) => ScriptedServer.Page(Page));
    private readonly TemporaryFolder _vault = new();

    public SearchVerbTests() => _shelf.Host.Home.Write("chela.yaml", $"version: 1\nvault: {_vault.Path}\n");

    public async ValueTask DisposeAsync()
    {
        _vault.Dispose();
        await _shelf.DisposeAsync();
    }

    [Fact]
    public void The_help_says_how() => Snapshot.Match("search-help.txt", HelpOf());

    [Fact]
    public async Task Notes_and_shelf_are_found_each_with_its_place()
    {
        _vault.Write("Birds/Snowy owl.md", "---\ntags: [bird]\n---\nI saw a snowy owl **today**, near the harbour.\n");
        _vault.Write(".obsidian/owl.md", "a hidden owl");
        _shelf.Host.Home.Write("workspace/plan.md", "Build a box for the owl.");
        Assert.Equal(0, await _shelf.RunAsync("save", Address));
        Assert.Equal(0, await _shelf.RunAsync("search", "owl"));
        Assert.Empty(_shelf.Host.Error);
        Assert.Contains("shelf  Owls of the north\n", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains("notes  Snowy owl\n", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains($"    {_vault["Birds/Snowy owl.md"]}  ", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains("notes  plan\n", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _shelf.RunAsync("search", "owl", "--in", "shelf"));
        Assert.DoesNotContain("notes", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Equal(0, await _shelf.RunAsync("search", "猫头鹰"));
        Assert.StartsWith("shelf  Owls of the north\n", _shelf.Host.Output, StringComparison.Ordinal);
        // It only looks: nothing is journaled.
        Assert.All(_shelf.Host.Effects, e => Assert.Equal(Envelope.Effects.EffectKind.ObserveLocal, e.Kind));
    }

    [Fact]
    public async Task A_span_is_where_the_snippet_stands_in_the_file()
    {
        _vault.Write("a.md", "\uFEFF---\ntitle: 鸟\n---\n\n关于雪鸮的笔记。\n\nIt flew over the harbour.\n");
        Assert.Equal(0, await _shelf.RunAsync("save", Address));
        foreach (var query in new[] { "雪鸮", "harbour", "lemmings" })
        {
            Assert.Equal(0, await _shelf.RunAsync("search", query, "--json"));
            foreach (var hit in Lines())
            {
                var bytes = File.ReadAllBytes(hit.GetProperty("path").GetString()!);
                var span = hit.GetProperty("span");
                var text = Encoding.UTF8.GetString(
                    new ByteSpan(span.GetProperty("start").GetInt32(), span.GetProperty("length").GetInt32()).Of(bytes)
                );
                var snippet = hit.GetProperty("snippet").GetString()!;
                Assert.Contains(snippet, text, StringComparison.Ordinal);
                Assert.True(hit.GetProperty("kind").GetString() == "shelf" || snippet == text);
                var match = hit.GetProperty("matches")[0];
                var found = snippet.Substring(
                    match.GetProperty("start").GetInt32(),
                    match.GetProperty("length").GetInt32()
                );
                Assert.Equal(query, found, ignoreCase: true);
            }
        }
    }

    [Fact]
    public async Task A_hit_as_json_says_what_it_is_and_where_it_is_from()
    {
        _vault.Write("a.md", "---\nprivate: true\n---\nthe kite is in the tree\n");
        Assert.Equal(0, await _shelf.RunAsync("save", "--private", Address));
        Assert.Equal(0, await _shelf.RunAsync("search", "kite", "--json"));
        var note = Assert.Single(Lines());
        Assert.Equal("chela.search-hit", note.GetProperty("schema").GetString());
        Assert.Equal(1, note.GetProperty("version").GetInt32());
        Assert.True(note.GetProperty("private").GetBoolean());
        Assert.Equal(
            [$"file:{_vault["a.md"]}"],
            note.GetProperty("sources").EnumerateArray().Select(s => s.GetString())
        );
        Assert.Equal(0, await _shelf.RunAsync("search", "lemming", "--json"));
        var page = Assert.Single(Lines());
        Assert.Equal(Address, page.GetProperty("address").GetString());
        Assert.True(page.GetProperty("private").GetBoolean());
        Assert.Equal("web:birds.example", page.GetProperty("sources")[0].GetString());
    }

    [Fact]
    public async Task A_private_note_is_shown_to_the_owner_and_labelled()
    {
        _vault.Write("a.md", "---\nprivate: true\n---\nthe kite is in the tree\n");
        _vault.Write("b.md", "the kite is red\n");
        Assert.Equal(0, await _shelf.RunAsync("search", "kite"));
        Assert.Contains("notes  a [private]\n", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains("notes  b\n", _shelf.Host.Output, StringComparison.Ordinal);
        var result = FindText.Result(_shelf.Host.Outcomes.OfType<Outcome.Done>().Last().Value);
        Assert.Equal(
            ["{owner}", "everyone"],
            result.Hits.OrderBy(h => h.Title, StringComparer.Ordinal).Select(h => h.Label.Readers.ToString())
        );
        Assert.All(result.Hits, h => Assert.False(h.Label.IsTrusted));
    }

    [Fact]
    public async Task What_changes_or_goes_is_found_as_it_is_now()
    {
        var note = _vault.Write("a.md", "the kite is in the tree\n");
        Assert.Equal(0, await _shelf.RunAsync("save", Address));
        Assert.Equal(0, await _shelf.RunAsync("search", "kite"));
        _vault.Write("a.md", "the ball is in the river\n");
        Assert.Equal(1, await _shelf.RunAsync("search", "kite"));
        Assert.Equal(0, await _shelf.RunAsync("search", "ball"));
        File.Delete(note);
        Assert.Equal(1, await _shelf.RunAsync("search", "ball"));
        var id = _shelf.List.Items.Single().ShortId;
        Assert.Equal(0, await _shelf.RunAsync("search", "lemming"));
        Assert.Equal(0, await _shelf.RunAsync("shelf", "drop", id));
        Assert.Equal(1, await _shelf.RunAsync("search", "lemming"));
        Assert.Equal(0, await _shelf.RunAsync("shelf", "keep", id));
        Assert.Equal(0, await _shelf.RunAsync("search", "lemming"));
        Directory.Delete(_shelf.Host.Home["captures"], recursive: true);
        File.Delete(_shelf.Host.Home["index.db"]);
        Assert.Equal(1, await _shelf.RunAsync("search", "lemming"));
        Assert.Equal(0, await _shelf.RunAsync("search", "north"));
    }

    [Fact]
    public async Task What_is_found_cannot_do_anything_to_the_terminal()
    {
        _vault.Write("a.md", "the kite \u001b[31mis\u202E red\r\nand   so on\n");
        Assert.Equal(0, await _shelf.RunAsync("search", "kite"));
        Assert.Contains("    the kite [31mis red and so on\n", _shelf.Host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing was found that has 'xyzzy plugh'", "xyzzy", "plugh")]
    [InlineData("expected a word that says what you look for, found none in 'the what'", "the", "what")]
    [InlineData("nothing was found that has 'a\" OR b*'", "a\" OR b*")]
    public async Task What_finds_nothing_says_so_in_a_line(string line, params string[] query)
    {
        Assert.Equal(1, await _shelf.RunAsync(["search", .. query]));
        Assert.Empty(_shelf.Host.Output);
        Assert.StartsWith(line, _shelf.Host.Error, StringComparison.Ordinal);
        Assert.Single(_shelf.Host.Error.TrimEnd().Split('\n'));
        Assert.Equal(1, await _shelf.RunAsync(["search", .. query, "--json"]));
        Assert.Empty(_shelf.Host.Output);
    }

    [Theory]
    [InlineData("search")]
    [InlineData("search", "")]
    [InlineData("search", "a", "--in", "mail")]
    [InlineData("search", "a", "--limit", "0")]
    [InlineData("search", "a", "--limit", "101")]
    [InlineData("search", "a", "--limit", "many")]
    public async Task A_search_that_makes_no_sense_is_refused(params string[] arguments)
    {
        Assert.Equal(2, await _shelf.RunAsync(arguments));
        Assert.NotEmpty(_shelf.Host.Error);
    }

    [Fact]
    public async Task A_vault_that_is_not_there_has_no_notes()
    {
        _shelf.Host.Home.Write("chela.yaml", "version: 1\nvault: nowhere\n");
        Assert.Equal(1, await _shelf.RunAsync("search", "kite"));
        Assert.StartsWith("nothing was found", _shelf.Host.Error, StringComparison.Ordinal);
        _shelf.Host.Home.Write("chela.yaml", "version: 2\n");
        Assert.Equal(1, await _shelf.RunAsync("search", "kite"));
        Assert.Contains("chela.yaml:1", _shelf.Host.Error, StringComparison.Ordinal);
    }

    private static string HelpOf()
    {
        using var host = new TestHost();
        return host.RunAsync("search", "--help").GetAwaiter().GetResult() == 0 ? host.Output : "";
    }

    private List<JsonElement> Lines() =>
        [
            .. _shelf
                .Host.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];
}
