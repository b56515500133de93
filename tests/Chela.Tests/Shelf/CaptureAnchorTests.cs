using System.Text;
using System.Text.Json.Nodes;
using Chela.Text;

namespace Chela.Tests.Shelf;

/// <summary>Where the statements of a digest stand in what was saved.</summary>
public sealed class CaptureAnchorTests : IAsyncDisposable
{
    private const string Page = """
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Slow water</title></head><body><nav><a href="/">Home</a></nav>
        <article><h1>Slow water</h1>
        <p>A river that is <b>straightened</b> gets faster, and a fast river digs itself a deeper bed &amp; leaves its meadows dry.</p>
        <p>Forty kilometres of bends were put back by the <a href="https://doi.org/10.1000/182">river survey</a>, and the groundwater
        rose by 30&nbsp;cm in two years. Nobody at the Ministry of Water had planned for the frogs that came.</p>
        <p>慢水让草地保持湿润，河流调查的结果说明了这一点。</p>
        </article></body></html>
        """;

    private readonly ShelfFixture _shelf = new((_, _) => Web.ScriptedServer.Page(Page));

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    [Fact]
    public async Task Spans_point_into_the_page_as_it_was_captured()
    {
        Assert.Equal(0, await _shelf.RunAsync("save", "http://example.org/slow"));
        var (entry, bytes) = await DigestAsync();
        Assert.Equal(ContentHash.Of(Encoding.UTF8.GetBytes(Page)).ToString(), (string?)entry["capture"]);
        var statements = entry["statements"]!.AsArray();
        Assert.Equal(4, statements.Count);
        Assert.All(statements, s => Assert.Null(s!["capture"]));
        Assert.Equal(
            [
                "A river that is <b>straightened</b> gets faster, and a fast river digs itself a deeper bed &amp; leaves its meadows dry.",
                "Forty kilometres of bends were put back by the <a href=\"https://doi.org/10.1000/182\">river survey</a>, and the groundwater\nrose by 30&nbsp;cm in two years.",
                "Nobody at the Ministry of Water had planned for the frogs that came.",
                "慢水让草地保持湿润，河流调查的结果说明了这一点。",
            ],
            statements.Select(s => Span(s!, bytes).ReplaceLineEndings("\n"))
        );
    }

    [Fact]
    public async Task The_card_tells_what_is_in_the_source()
    {
        Assert.Equal(0, await _shelf.RunAsync("save", "http://example.org/slow"));
        var (entry, bytes) = await DigestAsync("--html");
        var card = entry["card"]!;
        Assert.Equal(1, (int?)card["minutes"]);
        var number = Assert.Single(card["numbers"]!.AsArray(), n => (string?)n!["unit"] == "cm")!;
        Assert.Equal("30&nbsp;cm", Span(number, bytes));
        Assert.Contains(
            card["names"]!.AsArray(),
            n => (string?)n!["text"] == "Ministry of Water" && Span(n, bytes) == "Ministry of Water"
        );
        var source = Assert.Single(card["sources"]!.AsArray())!;
        Assert.Equal(("paper", "doi:10.1000/182"), ((string?)source["kind"], (string?)source["name"]));
        var page = _shelf.Folder.Read("out/digest.html");
        Assert.Contains("<a href=\"https://doi.org/10.1000/182\">doi:10.1000/182</a>", page, StringComparison.Ordinal);
        Assert.Equal(
            0,
            await _shelf.RunAsync(
                "digest",
                "lint",
                _shelf.Folder["out/README.md"],
                _shelf.Folder["out/README.zh-CN.md"]
            )
        );
    }

    [Fact]
    public async Task Show_tells_reading_time_and_facts()
    {
        Assert.Equal(0, await _shelf.RunAsync("save", "http://example.org/slow"));
        Assert.Equal(0, await _shelf.RunAsync("shelf", "show", "http://example.org/slow"));
        Assert.Contains("reading time: 1 min\n", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains(
            "cites: doi:10.1000/182 <https://doi.org/10.1000/182>\n",
            _shelf.Host.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("30 cm", _shelf.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_highlight_is_found_in_the_export_it_came_in()
    {
        const string Kindle = """
            Slow Water (Erica Gies)
            - Your Highlight on page 7 | location 101-102 | Added on Monday, 16 February 2026 10:00:00

            Water always wins, sooner or later.
            ==========

            """;
        _shelf.Folder.Write("My Clippings.txt", Kindle.ReplaceLineEndings("\r\n"));
        Assert.Equal(0, await _shelf.RunAsync("save", _shelf.Folder["My Clippings.txt"]));
        Assert.Equal(0, await _shelf.RunAsync("save", "http://example.org/slow"));
        Assert.Equal(0, await _shelf.RunAsync("digest", "--own-notes", "all", "--out", _shelf.Folder["out"]));
        Assert.Contains("has no address to link to", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Water always wins", _shelf.Folder.Read("out/README.md"), StringComparison.Ordinal);
    }

    private async Task<(JsonNode Entry, byte[] Capture)> DigestAsync(params string[] options)
    {
        Assert.Equal(0, await _shelf.RunAsync(["digest", "--out", _shelf.Folder["out"], .. options]));
        var entries = JsonNode.Parse(_shelf.Folder.Read("out/.chela/entries.json"))!["entries"]!.AsArray();
        var entry = Assert.Single(entries)!;
        var hash = (string)entry["capture"]!;
        return (entry, File.ReadAllBytes(_shelf.Host.Home[$"captures/{hash[..2]}/{hash}"]));
    }

    private static string Span(JsonNode node, byte[] bytes) =>
        Encoding.UTF8.GetString(bytes, (int)node["start"]!, (int)node["length"]!);
}
