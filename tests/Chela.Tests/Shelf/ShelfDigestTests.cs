using Chela.Tests.Web;

namespace Chela.Tests.Shelf;

/// <summary>Digests of a vault and the shelf together.</summary>
public sealed class ShelfDigestTests : IAsyncDisposable
{
    private readonly ShelfFixture _shelf = new((_, head) => ScriptedServer.Page($"page {head.Split('\r')[0]}"));

    public ValueTask DisposeAsync() => _shelf.DisposeAsync();

    [Fact]
    public async Task What_was_saved_in_the_week_comes_in()
    {
        Note("202602181000_Mine.md", "---\nheadline: \"Mine\"\n---\n\nText of mine.");
        await SaveAsync("http://example.org/essay", "--note", "worth it");
        Assert.Equal(0, await DigestAsync());
        Assert.Contains("http://example.org/essay", Digest, StringComparison.Ordinal);
        Assert.Contains("worth it", Digest, StringComparison.Ordinal);
        Assert.Contains("Text of mine.", Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_saved_in_another_week_or_dropped_does_not()
    {
        Note("202602181000_Mine.md", "---\nheadline: \"Mine\"\n---\n\nText of mine.");
        await SaveAsync("http://example.org/dropped");
        Assert.Equal(0, await _shelf.RunAsync("shelf", "drop", "http://example.org/dropped"));
        _shelf.Network.Advance(TimeSpan.FromDays(7));
        await SaveAsync("http://example.org/later");
        Assert.Equal(0, await DigestAsync());
        Assert.DoesNotContain("example.org", Digest, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://example.org/essay", "", "--private")]
    [InlineData("http://example.org/essay", "---\nprivate: true\nsource: https://www.example.org/essay/\n---\nsecret")]
    public async Task What_is_private_here_or_there_stays_out(string url, string note, params string[] options)
    {
        Note("202602181000_Mine.md", "---\nheadline: \"Mine\"\n---\n\nText of mine.");
        Note("old.md", note);
        await SaveAsync(url, options);
        Assert.Equal(0, await DigestAsync());
        Assert.DoesNotContain("example.org", Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_vault_has_a_note_of_comes_in_once()
    {
        Note(
            "202602181000_Essay.md",
            "---\nsource: https://example.org/essay\n---\n\nThe text of the clipping is here."
        );
        await SaveAsync("http://www.example.org/essay?utm_source=x");
        Assert.Equal(0, await DigestAsync());
        Assert.Equal(2, Digest.Split("example.org/essay").Length);
        Assert.Matches(
            @"shelf: page .* \([0-9a-f]{8}\): is left to .*202602181000_Essay\.md, which has its source\n",
            _shelf.Host.Output
        );
    }

    [Fact]
    public async Task What_was_captured_twice_is_one_entry_with_the_other_below_it()
    {
        var text = string.Join(' ', Enumerable.Range(0, 60).Select(i => $"word{i}")) + ".";
        Note("202602181000_A.md", $"---\ntitle: First\nsource: https://a.example/x\n---\n\n{text} And a little more.");
        Note("202602181001_B.md", $"---\ntitle: Second\nsource: https://b.example/y\n---\n\n{text}");
        Assert.Equal(0, await DigestAsync());
        Assert.Contains("另见：[Second](https://b.example/y)\n", Digest, StringComparison.Ordinal);
        Assert.DoesNotContain("#### Second", Digest, StringComparison.Ordinal);
        Assert.Contains("is listed under 202602181000_A.md: same text: ", _shelf.Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_vault_decides_which_week_is_the_newest()
    {
        Note("202601071000_Mine.md", "---\nheadline: \"Mine\"\n---\n\nText of mine.");
        await SaveAsync("http://example.org/essay");
        Assert.Equal(0, await _shelf.RunAsync("digest", _shelf.Folder["vault"], "--out", _shelf.Folder["made"]));
        Assert.Contains("digest 2026-W02", _shelf.Host.Output, StringComparison.Ordinal);
        Assert.Contains(
            "the shelf has something of 2026-W08; chela digest --week 2026-W08",
            _shelf.Host.Error,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("save", "http://example.org/x", "")]
    [InlineData("extract", "")]
    [InlineData("digest", "--groups", "")]
    [InlineData("shelf", "show", "--jsn")]
    public async Task What_makes_no_sense_is_said_before_anything_is_done(params string[] arguments)
    {
        Assert.Equal(2, await _shelf.RunAsync(arguments));
        Assert.Empty(_shelf.Captures);
    }

    [Theory]
    [InlineData("--jsn", "chela shelf show knows no '--jsn'; did you mean '--json'?")]
    [InlineData("--jsn=1", "chela shelf show knows no '--jsn=1'; did you mean '--json'?")]
    [InlineData("--other", "chela shelf show knows no '--other'; what follows -- is no option")]
    public async Task What_was_perhaps_meant_is_said(string option, string complaint)
    {
        Assert.Equal(2, await _shelf.RunAsync("shelf", "show", option));
        Assert.Equal($"error: {complaint}\n", _shelf.Host.Error);
    }

    [Fact]
    public async Task A_command_that_was_taken_for_a_folder_is_named()
    {
        Assert.Equal(1, await _shelf.RunAsync("digest", "lern", "x"));
        Assert.EndsWith("\nDid you mean 'chela digest learn'?\n", _shelf.Host.Error, StringComparison.Ordinal);
        Assert.Equal(1, await _shelf.RunAsync("digest", "nowhere"));
        Assert.DoesNotContain("mean", _shelf.Host.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--json", "did you mean 'chela shelf list --json'?")]
    [InlineData("opne", "did you mean 'open'?")]
    public async Task What_another_command_knows_is_said(string word, string meant)
    {
        Assert.Equal(2, await _shelf.RunAsync("shelf", word, "abcd"));
        Assert.Equal($"error: chela shelf knows no '{word}'; {meant}\nSee 'chela shelf --help'.\n", _shelf.Host.Error);
    }

    [Fact]
    public async Task The_shelf_alone_will_do()
    {
        await SaveAsync("http://example.org/essay");
        Assert.Equal(0, await _shelf.RunAsync("digest", "--out", _shelf.Folder["out"]));
        Assert.Contains("http://example.org/essay", Digest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ages_out_meanwhile_is_named()
    {
        Note("202602181000_Mine.md", "---\nheadline: \"Mine\"\n---\n\nText of mine.");
        await SaveAsync("http://example.org/essay");
        _shelf.Host.Home.Write("chela.yaml", "version: 1\nshelf:\n  age_out_days: 3\n");
        _shelf.Network.Advance(TimeSpan.FromDays(4));
        Assert.Equal(0, await DigestAsync());
        Assert.Contains(
            "aged out, unread for more than 3 days: page GET /essay",
            _shelf.Host.Error,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("example.org", Digest, StringComparison.Ordinal);
    }

    private string Digest => _shelf.Folder.Read("out/README.zh-CN.md");

    private void Note(string name, string text) => _shelf.Folder.Write("vault/" + name, text + "\n");

    private async Task SaveAsync(string url, params string[] options) =>
        Assert.Equal(0, await _shelf.RunAsync(["save", url, .. options]));

    private Task<int> DigestAsync() =>
        _shelf.RunAsync("digest", _shelf.Folder["vault"], "--week", "2026-W08", "--out", _shelf.Folder["out"]);
}
