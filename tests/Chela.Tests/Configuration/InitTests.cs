using Chela.Configuration;
using Chela.Edge.Files.Yaml;
using Chela.Tests.Support;
using CsCheck;

namespace Chela.Tests.Configuration;

/// <summary>What <c>chela init</c> writes.</summary>
public sealed class InitTests
{
    [Theory]
    [InlineData("by @me (Me) and LLMs")]
    [InlineData("by @me (\"Me\" \\ 'you' # not a comment: no) and LLMs")]
    [InlineData("by @me (余 🦀 é\u2028) and LLMs")]
    public async Task Odd_answers_are_read_back_as_they_were_given(string byline)
    {
        using var host = new TestHost();
        using var folder = new TemporaryFolder();
        var vault = Path.Combine(folder.Path, "notes: \"mine\" #1 \\ 笔记");
        Directory.CreateDirectory(vault);
        Assert.Equal(
            0,
            await host.RunAsync(
                "init",
                "--vault",
                vault,
                "--language",
                "zh",
                "--zone",
                "Asia/Shanghai",
                "--byline",
                byline
            )
        );
        var yaml = host.Home.Read("chela.yaml");
        var root = StrictYaml.Load("chela.yaml", System.Text.Encoding.UTF8.GetBytes(yaml), "chela", out var errors);
        Assert.Empty(errors);
        var settings = ChelaSettings.Bind(host.Home["chela.yaml"], root!, out _);
        Assert.Equal(byline, settings.Byline);
        Assert.Equal([vault], settings.Vaults);
        Assert.Equal("Asia/Shanghai", settings.Zone!.Id);
    }

    [Fact]
    public void Any_path_is_read_back() =>
        Gen.String[1, 20]
            .Where(s => s.All(c => !char.IsSurrogate(c)) && !s.Contains('\0', StringComparison.Ordinal))
            .Sample(name =>
            {
                var path = "/x" + name.Replace('/', '_');
                var yaml = new ChelaSettings { Digests = path }.ToYaml();
                var root = StrictYaml.Load("c", System.Text.Encoding.UTF8.GetBytes(yaml), "chela", out var errors);
                Assert.Empty(errors);
                Assert.Equal(Path.GetFullPath(path), ChelaSettings.Bind("/c", root!, out _).Digests);
            });

    [Fact]
    public async Task A_file_that_is_there_stays_unless_it_is_to_be_replaced()
    {
        using var host = new TestHost();
        host.Home.Write("chela.yaml", "version: 1\n");
        Assert.Equal(1, await host.RunAsync("init", "--language", "en"));
        Assert.Equal("version: 1\n", host.Home.Read("chela.yaml"));
        Assert.Equal(0, await host.RunAsync("init", "--language", "en", "--force"));
        Assert.Contains("language: en", host.Home.Read("chela.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--zone", "Nowhere/Land", "there is no zone 'Nowhere/Land'")]
    [InlineData("--vault", "/nowhere/at/all", "it does not exist")]
    [InlineData("--byline", "me", "byline")]
    public async Task An_answer_that_will_not_do_writes_nothing(string option, string value, string message)
    {
        using var host = new TestHost();
        Assert.Equal(1, await host.RunAsync("init", option, value));
        Assert.Contains(message, host.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(host.Home["chela.yaml"]));
    }
}
