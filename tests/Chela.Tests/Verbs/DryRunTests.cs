using System.Text.Json;
using Chela.Tests.Support;

namespace Chela.Tests.Verbs;

/// <summary>Every verb that acts tells beforehand what it would do, and ends as it would then.</summary>
public sealed class DryRunTests : IDisposable
{
    private readonly DigestFixture _fixture = new DigestFixture().Finished(
        "202602171000_N",
        "Product：claim",
        "https://example.org/n",
        "Text."
    );

    private TestHost Host => _fixture.Host;

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("init")]
    [InlineData("save")]
    [InlineData("shelf open")]
    [InlineData("shelf keep")]
    [InlineData("shelf drop")]
    [InlineData("shelf export")]
    [InlineData("feed add")]
    [InlineData("feed remove")]
    [InlineData("feed pull")]
    [InlineData("feed export")]
    [InlineData("digest")]
    [InlineData("digest learn")]
    [InlineData("digest lint")]
    [InlineData("digest publish")]
    [InlineData("approve")]
    [InlineData("deny")]
    [InlineData("settle")]
    [InlineData("undo")]
    [InlineData("turn undo")]
    [InlineData("turn resume")]
    [InlineData("journal compact")]
    [InlineData("journal restore")]
    [InlineData("journal repair")]
    public async Task A_verb_that_acts_can_be_tried(string verb)
    {
        Assert.Equal(0, await Host.RunAsync([.. verb.Split(' '), "--help"]));
        Assert.Contains("--dry-run", Host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_fails_where_the_verb_would_and_leaves_nothing_behind()
    {
        Assert.Equal(0, await _fixture.RunAsync("--dry-run"));
        Assert.Contains("README.zh-CN.md, README.md", Host.Output, StringComparison.Ordinal);
        Assert.Equal(1, await Host.RunAsync("digest", _fixture.Vault + "-not", "--dry-run"));
        Assert.NotEmpty(Host.Error);
        Assert.Equal(1, await Host.RunAsync("digest", "publish", _fixture.Vault, "--dry-run"));
        Assert.Equal(0, await Host.RunAsync("init", "--vault", _fixture.Vault, "--dry-run"));
        Assert.Contains("files: chela.yaml", Host.Output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(Host.Home.Path));
        Assert.False(Directory.Exists(_fixture.Out));

        Assert.Equal(0, await Host.RunAsync("init", "--vault", _fixture.Vault));
        Assert.Equal(1, await Host.RunAsync("init", "--dry-run"));
        Assert.Contains("is there already", Host.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task For_a_program_it_is_one_object_in_the_words_of_the_policy()
    {
        Assert.Equal(0, await _fixture.RunAsync("--dry-run", "--json"));
        using var json = JsonDocument.Parse(Host.Output);
        Assert.Equal("chela.dry-run", json.RootElement.GetProperty("schema").GetString());
        Assert.True(json.RootElement.GetProperty("succeeds").GetBoolean());
        var effect = json.RootElement.GetProperty("effects").EnumerateArray().Last();
        Assert.Equal("write", effect.GetProperty("kind").GetString());
        Assert.Equal("allow", effect.GetProperty("verdict").GetString());
    }

    [Fact]
    public async Task What_was_used_up_today_counts()
    {
        Host.Home.Write(
            "policy.yaml",
            "version: 1\nbudgets:\n  - name: few\n    kind: write\n    measure: count\n    most: 1\n    per: day\n"
        );
        Assert.Equal(0, await _fixture.RunAsync("--dry-run"));
        Assert.Equal(0, await _fixture.RunAsync());
        Assert.Equal(1, await _fixture.RunAsync("--dry-run"));
        Assert.Contains("would ask: files.write", Host.Output, StringComparison.Ordinal);
    }
}
