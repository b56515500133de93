using System.Text.RegularExpressions;
using Chela.Envelope.Effects;
using Chela.Tests.Support;

namespace Chela.Tests.Digest;

/// <summary>The sample week, which the README's first command runs on.</summary>
public sealed partial class SampleTests
{
    private static readonly string Sample = Repository.PathOf("samples/week");

    [Fact]
    public async Task The_port_sees_every_effect_of_the_sample_digest()
    {
        using var host = new TestHost();
        using var output = new TemporaryFolder();
        Assert.Equal(0, await host.RunAsync("digest", Sample, "--out", output["digest"]));

        var effects = host.Effects.Select(e => Describe(e, output.Path)).ToList();
        Snapshot.Match("sample-effects.txt", string.Join('\n', effects) + "\n");
        Assert.All(host.Outcomes, outcome => Assert.IsNotType<Agent.Effects.Outcome.Denied>(outcome));
    }

    [Fact]
    public async Task The_sample_digest_reads_as_it_should()
    {
        using var host = new TestHost();
        using var output = new TemporaryFolder();
        Assert.Equal(0, await host.RunAsync("digest", Sample, "--out", output["digest"]));
        Snapshot.Match("sample.zh-CN.md", output.Read("digest/README.zh-CN.md"));
        Snapshot.Match("sample.en.md", output.Read("digest/README.md"));
    }

    [Fact]
    public async Task The_last_lines_name_both_files_by_full_path()
    {
        using var host = new TestHost();
        using var output = new TemporaryFolder();
        await host.RunAsync("digest", Sample, "--out", output["digest"]);
        Assert.EndsWith(
            $"{output["digest/README.zh-CN.md"]}\n{output["digest/README.md"]}\n",
            host.Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Quiet_says_nothing_where_all_is_well()
    {
        using var host = new TestHost();
        using var output = new TemporaryFolder();
        Assert.Equal(0, await host.RunAsync("digest", Sample, "--out", output["digest"], "--quiet"));
        Assert.Equal("", host.Output);
        Assert.Equal("", host.Error);
    }

    [Fact]
    public async Task The_same_input_gives_the_same_bytes()
    {
        using var host = new TestHost();
        using var output = new TemporaryFolder();
        await host.RunAsync("digest", Sample, "--out", output["one"], "--html");
        await host.RunAsync("digest", Sample, "--out", output["two"], "--html");
        await host.RunAsync("digest", Sample, "--out", output["two"], "--html");
        var files = Directory.GetFiles(output["one"], "*", SearchOption.AllDirectories);
        Assert.NotEmpty(files);
        Assert.All(
            files,
            file =>
                Assert.Equal(
                    File.ReadAllBytes(file),
                    File.ReadAllBytes(file.Replace(output["one"], output["two"], StringComparison.Ordinal))
                )
        );
    }

    /// <summary>Tool and object, with the folders of this machine put aside.</summary>
    private static string Describe(Effect effect, string output)
    {
        var objects = effect
            .Arguments.Where(a => a.Role is ParameterRole.Destination or ParameterRole.Selector)
            .Select(a =>
                ((Value.Text)a.Value)
                    .Content.Replace(Sample, "VAULT", StringComparison.Ordinal)
                    .Replace(output, "OUT", StringComparison.Ordinal)
            );
        var written = effect.Arguments.FirstOrDefault(a => a.Name == "files")?.Value is Value.List files
            ? files.Items.Cast<Value.Record>().Select(f => "\n    " + ((Value.Text)f.Fields["path"]).Content)
            : [];
        var home = string.Join(' ', objects);
        var line =
            $"{effect.Kind} {effect.Tool} {(home.Contains("chela-", StringComparison.Ordinal) ? "HOME/" + Path.GetFileName(home) : home)}{string.Concat(written)}";
        // Which of the sixteen it is depends on where the vault lies.
        return MemoName().Replace(line, "digest-N.memo");
    }

    [GeneratedRegex("digest-[0-9a-f]\\.memo")]
    private static partial Regex MemoName();
}
