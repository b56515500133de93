using System.Text.Json;
using Chela.EndToEnd.Support;

namespace Chela.EndToEnd;

/// <summary>What somebody sees who types the first commands.</summary>
public sealed class NativeBinaryTests : IDisposable
{
    private readonly Workplace _at = new();

    public void Dispose() => _at.Dispose();

    [Fact]
    public async Task The_version_is_a_line()
    {
        var version = (await _at.ChelaAsync("--version")).Expect(0);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", version.Output);
        Assert.Equal("", version.Error);
    }

    [Fact]
    public async Task Help_teaches_with_examples_and_comes_without_being_asked_for()
    {
        var help = (await _at.ChelaAsync("--help")).Expect(0);
        Assert.Contains("Examples:", help.Output, StringComparison.Ordinal);
        Assert.Contains("chela digest ~/Notes", help.Output, StringComparison.Ordinal);
        Assert.Equal("", help.Error);
        Assert.Equal(help.Output, (await _at.ChelaAsync()).Expect(0).Output);
        foreach (var verb in (string[])["digest", "init", "completion"])
        {
            Assert.Contains(
                "Examples:",
                (await _at.ChelaAsync(verb, "--help")).Expect(0).Output,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [InlineData("did you mean 'digest'?", "digset")]
    [InlineData("did you mean '--quiet'?", "init", "--quite")]
    [InlineData("See 'chela digest --help'", "digest", "--week", "soon")]
    public async Task What_it_does_not_know_is_a_mistake_of_usage(string advice, params string[] arguments)
    {
        var result = (await _at.ChelaAsync(arguments)).Expect(2);
        Assert.Contains(advice, result.Error, StringComparison.Ordinal);
        Assert.Equal("", result.Output);
    }

    [Fact]
    public async Task The_sample_week_becomes_two_files_that_the_last_lines_name()
    {
        var result = (await _at.ChelaAsync("digest", Workplace.Sample, "--out", "out")).Expect(0);
        Assert.Equal([_at["out/README.zh-CN.md"], _at["out/README.md"]], result.Lines[^2..]);
        Assert.Equal("", result.Error);
        Assert.StartsWith("# 2026 年第 08 周技术阅读汇总\n", _at.Read("out/README.zh-CN.md"), StringComparison.Ordinal);
        Assert.StartsWith(
            "# Technical Reading Summary - Week 08, 2026\n",
            _at.Read("out/README.md"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Without_an_output_the_digest_goes_below_the_folder_one_stands_in()
    {
        (await _at.ChelaAsync("digest", Workplace.Sample)).Expect(0);
        Assert.True(File.Exists(_at["weekly/2026/2026W08/README.md"]));
    }

    [Fact]
    public async Task Quiet_is_silent_where_all_is_well()
    {
        var result = (await _at.ChelaAsync("digest", Workplace.Sample, "--out", "out", "--quiet")).Expect(0);
        Assert.Equal("", result.Output + result.Error);
    }

    [Fact]
    public async Task Json_is_one_object_and_nothing_else()
    {
        var result = (await _at.ChelaAsync("digest", Workplace.Sample, "--out", "out", "--json")).Expect(0);
        using var report = JsonDocument.Parse(result.Output);
        Assert.Equal("chela.run-report", report.RootElement.GetProperty("schema").GetString());
        Assert.Equal("", result.Error);
    }

    [Fact]
    public async Task Strict_makes_a_warning_a_failure_and_leaves_the_rest_as_it_is()
    {
        _at.Write("vault/202602171000_Good.md", "---\nheadline: Good\nsource: https://example.org/good\n---\nText.\n");
        Assert.Equal("", (await _at.ChelaAsync("digest", "vault", "--out", "strict", "--strict")).Expect(0).Error);
        _at.Write(
            "vault/202602171001_Bad.md",
            "---\nheadline: Odd: a colon\nsource: https://example.org/odd\n---\nText.\n"
        );
        var lenient = (await _at.ChelaAsync("digest", "vault", "--out", "lenient")).Expect(0);
        Assert.Contains("warning:", lenient.Error, StringComparison.Ordinal);
        (await _at.ChelaAsync("digest", "vault", "--out", "strict", "--strict")).Expect(1);
        Assert.Equal(_at.Read("lenient/README.md"), _at.Read("strict/README.md"));
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_crash()
    {
        var result = await _at.ShellAsync(
            $"set +o pipefail; {{ sleep 0.3; '{Workplace.Native}' digest '{Workplace.Sample}' --out out; echo \"code $?\" >&2; }} | true"
        );
        Assert.Equal("code 0", result.OnlyError);
        Assert.True(File.Exists(_at["out/README.md"]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("--json")]
    public async Task An_output_that_is_full_is_one_line_and_loses_nothing(string option)
    {
        var result = await _at.ShellAsync(
            $"'{Workplace.Native}' digest '{Workplace.Sample}' --out out {option} >/dev/full"
        );
        Assert.Equal(1, result.Code);
        Assert.Equal("error: cannot write to standard output: No space left on device", result.OnlyError);
        Assert.True(File.Exists(_at["out/README.md"]));
    }

    [Fact]
    public async Task Colour_is_for_terminals_that_want_it()
    {
        var command = $"'{Workplace.Native}' digest '{Workplace.Sample}' --out out";
        Assert.Contains("\e[1m", (await _at.AtTerminalAsync(command)).Expect(0).Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', (await _at.ShellAsync(command)).Expect(0).Output);
        Assert.DoesNotContain(
            "\e[1m",
            (await _at.AtTerminalAsync($"NO_COLOR=1 {command}")).Expect(0).Output,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "\e[1m",
            (await _at.AtTerminalAsync($"TERM=dumb {command}")).Expect(0).Output,
            StringComparison.Ordinal
        );
    }
}
